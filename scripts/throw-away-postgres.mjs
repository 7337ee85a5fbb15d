// A PostgreSQL for one test run: in a directory of its own that goes when the run ends.
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { findPostmaster } from './postmaster.mjs';

const PREFIX = 'vocero-test-';

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} */
export async function throwAwayPostgres() {
  sweep();
  const home = join(tmpdir(), `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`);
  const password = randomBytes(12).toString('hex');
  const cluster = await startPostgres({ home, password, throwAway: true });
  return {
    url: cluster.url('postgres'),
    stop: async () => {
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Ends what runs left behind that were killed before they could clean up. */
function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0]);
    const home = join(tmpdir(), name);
    if (!owner || isAlive(owner)) continue;
    try {
      const postmaster = findPostmaster(join(home, 'data'));
      if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
      rmSync(home, { recursive: true, force: true });
    } catch {
      // Another user's: that user's next run sweeps it.
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
