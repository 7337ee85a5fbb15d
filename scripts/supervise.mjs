// Keeps one process running.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError, say } from './say.mjs';

const FAST = 10_000; // milliseconds: who dies sooner than this after its start died at once
const FAST_DEATHS = 5;
const FIRST_PAUSE = 200;
const PATIENCE = 20_000;
const WRONG_SETTING = 2;

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string[]} words for Node
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {(pid: number) => void} onstart
 *
 * @typedef {object} Supervised
 * @property {Promise<never>} failed rejects when it is given up
 * @property {() => Promise<void>} stop lets it finish what it has in hand
 * @property {() => void} kill
 */

/**
 * Starts a program, and again when it dies, after growing pauses; gives up when it keeps dying at
 * once or says that a setting is wrong.
 * @param {Program} program
 * @returns {Supervised}
 */
export function supervise(program) {
  let stopping = false;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {Promise<unknown>} */
  let ended = Promise.resolve();

  const once = () => {
    const started = Date.now();
    child = begin(program);
    const exit = exitOf(child);
    ended = exit;
    return exit.then((how) => ({ ...how, lived: Date.now() - started }));
  };

  const failed = (async () => {
    for (let deaths = 0; ;) {
      const { code, signal, lived } = await once();
      if (stopping) return new Promise(() => {});
      if (code === WRONG_SETTING)
        throw new PlainError('A setting is wrong: see above.', WRONG_SETTING);
      deaths = lived < FAST ? deaths + 1 : 1;
      const how = signal ?? `code ${code}`;
      if (deaths >= FAST_DEATHS) {
        throw new PlainError(`The ${program.name} process ended ${deaths} times at once (${how}).`);
      }
      say(`The ${program.name} process ended (${how}): starting it again …`);
      await sleep(FIRST_PAUSE * 2 ** (deaths - 1));
      if (stopping) return new Promise(() => {});
    }
  })();

  return {
    failed: /** @type {Promise<never>} */ (failed),
    stop: async () => {
      stopping = true;
      child?.kill('SIGTERM');
      const timer = setTimeout(() => child?.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(timer);
    },
    kill: () => {
      stopping = true;
      child?.kill('SIGKILL');
    },
  };
}

/** @param {Program} program */
function begin({ words, cwd, env, onstart }) {
  // A process group of its own: Ctrl+C reaches the launcher alone, which then stops things in order.
  const child = spawn(process.execPath, words, {
    cwd,
    env,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  if (child.pid) onstart(child.pid);
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: string | null }>}
 */
function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}
