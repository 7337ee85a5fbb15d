// Installs the packages when the lockfile changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, say } from './say.mjs';
import { ROOT } from './surroundings.mjs';

const PNPM = 'pnpm@10.34.9';
const STAMP = join(ROOT, 'node_modules', '.vocero-installed');

/**
 * @param {'production' | 'full'} extent full adds what testing and checking need
 * @param {AbortSignal} [signal]
 */
export async function ensureInstalled(extent, signal) {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'pnpm-lock.yaml')))
    .digest('hex');
  const stamp = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (stamp === `full ${lock}` || stamp === `${extent} ${lock}`) return;

  // A tree that has the tools already keeps them.
  const wanted = extent === 'full' || hasTools() ? 'full' : 'production';
  say('Installing packages, which may take a minute …');
  const words = [
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--config.confirmModulesPurge=false',
  ];
  await pnpm(wanted === 'full' ? words : [...words, '--prod'], signal);
  writeFileSync(STAMP, `${wanted} ${lock}`);
}

function hasTools() {
  const state = join(ROOT, 'node_modules', '.modules.yaml');
  return existsSync(state) && /"devDependencies":\s*true/.test(readFileSync(state, 'utf8'));
}

/**
 * @param {string[]} words
 * @param {AbortSignal} [signal]
 */
async function pnpm(words, signal) {
  const code = await npm(['exec', '--yes', `--package=${PNPM}`, '--', 'pnpm', ...words], {
    signal,
  });
  if (code === 0) return;
  throw new PlainError('The packages could not be installed: the lines above say why.');
}

/**
 * Runs npm. What it prints is shown, on standard error, if it fails.
 * @param {string[]} words
 * @param {{ cwd?: string, signal?: AbortSignal | undefined }} options
 * @returns {Promise<number>} its exit code
 */
export function npm(words, { cwd = ROOT, signal }) {
  const self = process.env.npm_execpath ?? '';
  const [program, ...first] = self.endsWith('npm-cli.js') ? [process.execPath, self] : ['npm'];
  // Node refuses to run npm.cmd without a shell; the words are our own.
  const shell = program === 'npm' && process.platform === 'win32';
  const options = { cwd, shell, ...(signal && { signal }) };
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(program, [...first, ...words], options);
    child.stdin.end();
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', reject).once('close', (code) => {
      if (code !== 0) say(output.trimEnd());
      resolve(code ?? 1);
    });
  });
}
