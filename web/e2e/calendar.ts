import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { listTopTenWeeks, type ClosedWeek } from '@vocero/api/contract/top-ten';
import { expect } from 'vitest';
import { openDatabase } from '../../scripts/database.mjs';
import { environment, withoutOwner } from '../../scripts/environment.mjs';
import { TYPESCRIPT } from '../../scripts/run-typescript.mjs';
import { readSecrets } from '../../scripts/secrets.mjs';
import { ROOT, surroundings } from '../../scripts/surroundings.mjs';
import type { Call } from './calls.ts';

const patience = { timeout: 60_000, interval: 250 };

/**
 * Waits until the product has closed so many weeks of an organisation. It looks at the
 * calendars when it starts and every few minutes; a second process of its workers, as a larger
 * installation has them, looks now.
 * @returns the closed weeks, newest first.
 */
export async function untilWeeksClosed(call: Call, count: number): Promise<ClosedWeek[]> {
  const { data, port, host } = surroundings();
  const secrets = readSecrets(data);
  const database = await openDatabase(data, secrets, undefined);
  const env = withoutOwner(environment({ data, port, host, database, secrets }));
  const relay = spawn(process.execPath, [...TYPESCRIPT, 'workers/src/main.ts'], {
    cwd: ROOT,
    env: { ...env, WORKERS_PARTS: 'relay' },
    stdio: 'ignore',
  });
  const ended = once(relay, 'exit');
  try {
    const weeks = async () => (await call(listTopTenWeeks)).items;
    await expect.poll(async () => (await weeks()).length, patience).toBe(count);
    return await weeks();
  } finally {
    relay.kill('SIGTERM');
    await ended;
  }
}
