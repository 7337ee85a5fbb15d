import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Milliseconds: what is waited for comes sooner or later, also on a busy machine. */
const patience = { poll: { timeout: 20_000 } };

const packages = '{api,sql,web,workers,scripts}';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'pure',
          include: [`${packages}/**/*.test.ts`],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          expect: patience,
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'db',
          sequence: { groupOrder: 1 },
          include: [`${packages}/**/*.db.test.ts`],
          globalSetup: './scripts/vitest-services.mjs',
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          include: ['web/e2e/*.spec.ts'],
          globalSetup: './scripts/vitest-app.mjs',
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
    ],
  },
});
