import { setTimeout as sleep } from 'node:timers/promises';
import { asRelay, type Sql } from '@vocero/sql/connect';
import { listen } from '@vocero/sql/listen';
import { OUTBOX_CHANNEL, type Topic } from '@vocero/sql/outbox';
import {
  listDue,
  markPublished,
  ROWS_PER_ORGANIZATION,
  type OutboxRow,
} from '@vocero/sql/outbox-relay';
import type { Logger } from './log.ts';
import type { Queues } from './queue.ts';
import { groupJobs, type RelayedJob } from './relay-jobs.ts';

export interface RelayOptions {
  sql: Sql;
  databaseUrl: string;
  queues: Pick<Queues, 'add' | 'countWaiting'>;
  log: Logger;
  /** Milliseconds after which what was handed over but not done is handed over again. */
  patience: number;
  /** Comments in one job. */
  jobSize?: number;
  /** Jobs that wait in the queue before the relay holds back; the outbox is the better store. */
  mostWaiting?: number;
}

export interface Relay {
  stop: () => Promise<void>;
}

const ROWS_PER_ROUND = 3_000;
const LOOK_EVERY = 500;
const PAUSE_AFTER_TROUBLE = 1_000;

/**
 * Hands what waits in the outbox to the queue until it is stopped: at once when told that something
 * waits, and every half second in case it was not told.
 */
export function startRelay(options: RelayOptions): Relay {
  const { databaseUrl, log } = options;
  const stopping = new AbortController();
  let wake = () => {};
  let told = false;
  const tell = () => {
    told = true;
    wake();
  };
  const listening = listen(databaseUrl, {
    channel: OUTBOX_CHANNEL,
    name: 'vocero relay',
    onMessage: tell,
    onListening: tell,
  });

  const rest = async () => {
    if (told || stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      told = false;
      try {
        const found = await relayOnce(options);
        if (found < ROWS_PER_ORGANIZATION) await rest(); // else one may have more than its turn
      } catch (error) {
        log.warn({ err: error }, 'relay will try again');
        await sleep(PAUSE_AFTER_TROUBLE, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };
  const running = run();

  const stop = async () => {
    stopping.abort();
    wake();
    await Promise.all([listening.close(), running]);
  };
  return { stop };
}

/**
 * Reads what is due, hands it over, then notes that. No transaction is open while the queue is
 * called; and the rows stay until the work itself deletes them, so a crash anywhere here costs
 * nothing but a job that finds its work done.
 * @param except topics whose queue is full: what waits behind their rows must not wait for them.
 * @returns how many rows were handed over.
 */
export async function relayOnce(
  options: RelayOptions,
  except: readonly Topic[] = [],
): Promise<number> {
  const { sql, queues, patience, jobSize = 300, mostWaiting = 200 } = options;
  const due = { limit: ROWS_PER_ROUND, patience, except };
  const rows = await asRelay(sql, (tx) => listDue(tx, due));
  const handed: OutboxRow[] = [];
  const full = new Set<Topic>();
  for (const [queue, jobs] of byQueue(groupJobs(rows, jobSize))) {
    const own = jobs.flatMap((job) => job.rows);
    if ((await queues.countWaiting(queue)) >= mostWaiting) {
      for (const { topic } of own) full.add(topic);
      continue;
    }
    await queues.add(queue, jobs);
    handed.push(...own);
  }
  if (handed.length > 0) await asRelay(sql, (tx) => markPublished(tx, handed));
  const others = full.size > 0 ? await relayOnce(options, [...except, ...full]) : 0;
  return handed.length + others;
}

function byQueue(jobs: readonly RelayedJob[]) {
  const queues = new Map<RelayedJob['queue'], RelayedJob[]>();
  for (const job of jobs) queues.set(job.queue, [...(queues.get(job.queue) ?? []), job]);
  return queues;
}
