// What a PostgreSQL server says about itself in its data directory.
import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/**
 * The server that serves a data directory now, even if another process started it.
 * @param {string} data
 * @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function findPostmaster(data) {
  const lines = read(join(data, 'postmaster.pid'))?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !isPostmaster(pid, data)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * After a restart of the machine or container another program may have the number of a server that
 * was killed; PostgreSQL would take it for its predecessor and refuse to start.
 * @param {string} data
 */
export function forgetForeignPid(data) {
  const file = join(data, 'postmaster.pid');
  if (read(file) !== undefined && !findPostmaster(data)) rmSync(file, { force: true });
}

/**
 * @param {number} pid
 * @param {string} data
 */
function isPostmaster(pid, data) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
  }
  // Where the system shows command lines, the number alone is not believed.
  const command = read(`/proc/${pid}/cmdline`);
  return command === undefined || command.split('\0').includes(data);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Whether someone accepts connections there.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function accepts(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 2_000 });
    const end = (/** @type {boolean} */ answer) => () => (socket.destroy(), resolve(answer));
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
