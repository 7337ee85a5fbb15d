import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './surroundings.mjs';

/** What Node needs to run our TypeScript as it stands. */
export const TYPESCRIPT = ['--import', 'tsx', '--enable-source-maps'];

/**
 * @param {string} file from the root of the checkout
 * @param {string[]} words
 * @param {{ env: NodeJS.ProcessEnv, stdout?: 'inherit' | 2, signal?: AbortSignal }} options
 * @returns {Promise<number>} the exit code
 */
export function runTypescript(file, words, { env, stdout = 'inherit', signal }) {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [...TYPESCRIPT, join(ROOT, file), ...words], {
      cwd: ROOT,
      env,
      ...(signal && { signal }),
      stdio: ['inherit', stdout, 'inherit'],
    })
      .once('error', reject)
      .once('close', (code) => resolve(code ?? 1));
  });
}
