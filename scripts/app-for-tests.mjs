// The whole product on a data directory and a port of its own, started by its own command.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyPort } from './free-port.mjs';
import { ROOT } from './surroundings.mjs';

const PATIENCE = 120_000;

/**
 * @typedef {object} App
 * @property {string} url
 * @property {number} pid of the launcher
 * @property {NodeJS.ProcessEnv} env with which the command line finds this installation
 * @property {() => string} output everything printed so far
 * @property {() => Promise<number | null>} stop the launcher's exit code
 */

/**
 * @param {{ data?: string, env?: NodeJS.ProcessEnv }} [options] data is kept when given
 * @returns {Promise<App>}
 */
export async function startApp({ data, env: extra } = {}) {
  const directory = data ?? join(tmpdir(), `vocero-app-${randomUUID()}`);
  const port = await anyPort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url };
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...settings, VOCERO_DATA: directory, ...extra };
  for (const name of ['DATABASE_URL', 'VOCERO_SECRET', 'REDIS_URL'])
    if (!extra?.[name]) delete env[name];

  const launcher = spawn(process.execPath, ['scripts/start.mjs'], { cwd: ROOT, env });
  const exit = once(launcher, 'exit');
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const stop = async () => {
    launcher.kill('SIGTERM');
    const [code] = await exit;
    if (!data) rmSync(directory, { recursive: true, force: true });
    return code;
  };

  for (let waited = 0; !(await isReady(url)); waited += 100) {
    const ended = launcher.exitCode !== null;
    if (!ended && waited < PATIENCE) await sleep(100);
    else {
      await stop();
      throw new Error(`Vocero ${ended ? 'ended' : 'did not get ready'}:\n${output}`);
    }
  }
  return { url, pid: launcher.pid ?? 0, env, output: () => output, stop };
}

/**
 * The one-time set-up link. The product answers a moment before it has printed it.
 * @param {App} app
 */
export async function printedLink(app) {
  for (let tries = 0; tries < 100; tries += 1) {
    const link = /https?:\/\/\S*setup\S*(?=\s)/.exec(app.output())?.[0];
    if (link) return link;
    await sleep(100);
  }
  throw new Error(`Vocero printed no set-up link:\n${app.output()}`);
}

/** @param {string} url */
async function isReady(url) {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
