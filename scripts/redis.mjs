// A Redis for one test run, where the machine has one.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyPort } from './free-port.mjs';
import { accepts } from './postmaster.mjs';

/** @returns {string | undefined} the program's path */
export function findRedis() {
  const names = ['redis-server', 'valkey-server'];
  const directories = (process.env.PATH ?? '').split(delimiter);
  return directories.flatMap((at) => names.map((name) => join(at, name))).find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} program
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function throwAwayRedis(program) {
  const directory = mkdtempSync(join(tmpdir(), 'vocero-test-redis-'));
  const port = await anyPort();
  const options = { port, bind: '127.0.0.1', dir: directory, save: '', appendonly: 'no' };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(program, words, { stdio: 'ignore' });
  const ended = once(server, 'exit');
  while (!(await accepts(port))) {
    if (server.exitCode !== null) throw new Error(`${program} ended with code ${server.exitCode}.`);
    await sleep(20);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
