// `npm run check`: format, lint, types, import rules, dead code. Needs no services.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { say, sayError } from './say.mjs';
import { ROOT } from './surroundings.mjs';

/** @typedef {{ title: string, from?: string, program: string, words: string[] }} Step */

/** @type {Step[]} */
const STEPS = [
  // Longer than all others together: it goes first.
  { title: 'lint', program: 'eslint', words: ['--max-warnings', '0', '.'] },
  { title: 'format', program: 'prettier', words: ['--check', '--log-level', 'warn', '.'] },
  ...['sql', 'workers', 'api', 'scripts'].map((name) => ({
    title: `types of ${name}`,
    program: 'tsc',
    words: ['-p', name],
  })),
  {
    title: 'types of web',
    from: 'web',
    program: 'svelte-check',
    words: ['--workspace', 'web', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  {
    title: 'import rules',
    program: 'depcruise',
    words: ['--config', '.dependency-cruiser.cjs', 'api', 'sql', 'web', 'workers', 'scripts'],
  },
  { title: 'dead code', program: 'knip', words: ['--no-progress'] },
];

try {
  await ensureInstalled('full');
  const chosen = process.argv.slice(2);
  const steps = STEPS.filter(
    ({ title }) => chosen.length === 0 || chosen.some((word) => title.includes(word)),
  );
  const waiting = [...steps];
  let failed = 0;
  const workOff = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await passes(step))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, workOff));
  say(failed === 0 ? 'All checks passed.' : `${failed} of ${steps.length} checks failed.`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = sayError(error);
}

/**
 * @param {Step} step
 * @returns {Promise<boolean>}
 */
async function passes({ title, from = '.', program, words }) {
  const started = Date.now();
  const { code, output } = await run(executable(program, from), words);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
  if (code !== 0) say(output.trimEnd());
  return code === 0;
}

/**
 * @param {string} file
 * @param {string[]} words
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(file, words) {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, [file, ...words], { cwd: ROOT });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The script behind a program's name, from the package of that name or the one that brings it.
 * @param {string} program
 * @param {string} from the package whose dependency it is
 */
function executable(program, from) {
  const packages = { tsc: 'typescript', depcruise: 'dependency-cruiser' };
  const name = Reflect.get(packages, program) ?? program;
  const root = findPackage(name, join(ROOT, from, 'package.json'));
  const { bin } = createRequire(import.meta.url)(join(root, 'package.json'));
  return join(root, typeof bin === 'string' ? bin : bin[program]);
}

/**
 * @param {string} name
 * @param {string} from
 */
function findPackage(name, from) {
  const paths = createRequire(from).resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      return dirname(createRequire(from).resolve(join(path, name, 'package.json')));
    } catch {
      continue; // not in this directory: the next one up
    }
  }
  throw new Error(`${name} is not installed.`);
}
