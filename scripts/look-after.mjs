import { setTimeout as sleep } from 'node:timers/promises';
import { say, sayError } from './say.mjs';

const PAUSE = 500;

/**
 * Starts the embedded server again when it dies; its port stays the same.
 * @param {import('./postgres.mjs').Cluster} cluster
 * @param {() => Promise<unknown>} start
 * @returns {() => Promise<void>} ends the looking after, and the server
 */
export function lookAfter(cluster, start) {
  let stopping = false;
  const looking = (async () => {
    while (!stopping) {
      await sleep(PAUSE);
      if (stopping || cluster.alive()) continue;
      say('The database ended: starting it again …');
      await start().catch((error) => void sayError(error));
    }
  })();
  return async () => {
    stopping = true;
    await looking;
    await cluster.stop();
  };
}
