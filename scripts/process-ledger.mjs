// Who runs on a data directory: the launcher, and the processes it started.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf } from './identity.mjs';
import { PlainError, say } from './say.mjs';

/** @typedef {Record<string, { pid: number, identity: string }>} Ledger */

const fileOf = (/** @type {string} */ data) => join(data, 'processes.json');

/**
 * @param {string} data
 * @returns {Ledger}
 */
function readLedger(data) {
  try {
    return JSON.parse(readFileSync(fileOf(data), 'utf8'));
  } catch {
    return {}; // none yet, or a machine that lost power while it was written
  }
}

/**
 * @param {string} data
 * @param {string} name
 * @param {number} pid
 */
export function recordProcess(data, name, pid) {
  const ledger = { ...readLedger(data), [name]: { pid, identity: identityOf(pid) } };
  writeFileSync(fileOf(data), JSON.stringify(ledger));
}

/** @param {string} data */
export function launcherRuns(data) {
  const { launcher } = readLedger(data);
  return launcher !== undefined && identityOf(launcher.pid) === launcher.identity;
}

/**
 * Makes this process the one launcher of a data directory and ends what a killed one left behind.
 * @param {string} data
 */
export async function takeOver(data) {
  const ledger = readLedger(data);
  if (launcherRuns(data)) {
    throw new PlainError(
      `Vocero is running already on ${data} (process ${ledger.launcher?.pid}). Stop it first, or ` +
        'set VOCERO_DATA to another directory.',
    );
  }
  const orphans = Object.values(ledger).filter(({ pid, identity }) => identityOf(pid) === identity);
  if (orphans.length > 0) say('Ending processes that an earlier start left behind …');
  await Promise.all(orphans.map(endOrphan));
  if (existsSync(fileOf(data))) rmSync(fileOf(data));
  recordProcess(data, 'launcher', process.pid);
}

/** @param {Ledger[string]} orphan */
async function endOrphan({ pid, identity }) {
  const alive = () => identityOf(pid) === identity;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 5_000 && alive(); waited += 50) await sleep(50);
  if (alive()) process.kill(pid, 'SIGKILL');
  while (alive()) await sleep(20);
}

/** @param {string} data */
export function leave(data) {
  rmSync(fileOf(data), { force: true });
}
