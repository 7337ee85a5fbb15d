import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The address of the product under test, which `scripts/vitest-app.mjs` has started. */
export const address = process.env['VOCERO_E2E_URL'] ?? '';

/** The one-time link that the product printed when it started. */
export const setupLink = process.env['VOCERO_E2E_SETUP'] ?? '';

/**
 * What an operator types in a terminal: runs the command line on the product under test.
 * @returns the one JSON object that it prints.
 */
export async function operator<Answer>(...words: string[]): Promise<Answer> {
  const program = join(root, 'scripts', 'vocero.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words, '--json'], {
    cwd: root,
  });
  return JSON.parse(stdout) as Answer;
}
