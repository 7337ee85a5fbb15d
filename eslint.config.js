import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import svelteParser from 'svelte-eslint-parser';
import typescript from 'typescript-eslint';

const SERVER = ['api/src/**/*.ts', 'sql/src/**/*.ts', 'workers/src/**/*.ts'];
const TESTS = ['**/*.test.ts', '**/*.spec.ts', '**/test-*.ts', 'web/e2e/**'];

/** Rules that no type carries. Each says what to do instead. */
const noUnsafe = {
  selector: "CallExpression[callee.property.name='unsafe']",
  message: 'Write SQL as a template: text put together is how injections happen.',
};
const noPresets = {
  selector: "MemberExpression[object.name='postgres'][property.name=/^(camel|pascal|kebab)$/]",
  message: 'The presets rename keys inside jsonb: connect.ts transforms columns only.',
};
const noAllColumns = {
  selector: 'TemplateElement[value.raw=/\\bselect\\s+(\\w+\\.)?\\*/i]',
  message: 'Name the columns: a new one must not appear in answers by itself.',
};
const noRawHtml = {
  selector: 'SvelteMustacheTag[kind="raw"]',
  message: 'Words of customers are text: {@html} would run them.',
};

/** Modules that call other machines: workers/src/outbound.ts does it for all, and judges addresses. */
const noOwnCalls = {
  paths: ['http', 'https', 'http2', 'undici', 'axios', 'got', 'node-fetch'].flatMap((name) => [
    {
      name,
      message: 'Only the one outbound client may call other machines: workers/src/outbound.ts.',
    },
    {
      name: `node:${name}`,
      allowTypeImports: true,
      message: 'Only the one outbound client may call other machines: workers/src/outbound.ts.',
    },
  ]),
};

export default defineConfig(
  { ignores: ['**/dist/**', '**/node_modules/**', '.vocero/**', 'docs/**', 'web/public/**'] },
  typescript.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.config.js',
            '*.config.ts',
            '.dependency-cruiser.cjs',
            'web/*.config.js',
          ],
        },
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off', // the compiler knows every name
      '@typescript-eslint/require-await': 'off', // an interface may promise where we need not wait
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Numbers print as they are meant to; objects do not and stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parser: svelteParser, parserOptions: { parser: typescript.parser } },
    rules: {
      'prefer-const': 'off', // $props() is destructured with let where one of its parts is bound
      'svelte/prefer-const': 'error',
      // What a template passes to a callback looks like any to the linter; svelte-check knows better.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-restricted-syntax': ['error', noRawHtml],
    },
  },
  {
    files: SERVER,
    // The client is the web's: it runs in browsers and calls the server it came from.
    ignores: [...TESTS, 'api/src/client.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', noUnsafe, noPresets, noAllColumns],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Only the one outbound client may call other machines.' },
        { name: 'WebSocket', message: 'Only the one outbound client may call other machines.' },
        { name: 'EventSource', message: 'Only the one outbound client may call other machines.' },
      ],
      '@typescript-eslint/no-restricted-imports': ['error', noOwnCalls],
    },
  },
  {
    // The one outbound client: it judges every address before it calls.
    files: ['workers/src/outbound.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // Kinds of numbers are one to TypeScript and many to AssemblyScript, which needs to be told.
    files: ['workers/kernels/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  {
    files: ['workers/src/engine/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator: random.ts.' },
        {
          object: 'Date',
          property: 'now',
          message: 'The engine has no clock: take the time as a value.',
        },
        { object: 'performance', property: 'now', message: 'The engine has no clock.' },
      ],
      'no-restricted-globals': [
        'error',
        'fetch',
        'process',
        'console',
        'setTimeout',
        'setInterval',
      ],
    },
  },
  {
    files: [
      'api/src/main.ts',
      'workers/src/main.ts',
      'api/src/cli.ts',
      'api/src/cli/**',
      'workers/src/bench/**',
      'api/src/bench/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['sql/src/migrate.ts'],
    rules: { 'no-restricted-syntax': ['error', noPresets, noAllColumns] },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      // In a test a row that is not there is a failure, and `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // expect.any() is any
    },
  },
  {
    files: ['api/src/demo/**', 'api/src/messages/**', 'web/src/messages/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    rules: {
      // JSON read back is any, and the compiler checks what is done with it where it is given a type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
