import {
  createPostgresBackend,
  Queue,
  Worker,
  type Job,
  type JobsOptions,
  type PgPool,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from './log.ts';
import type { Handler } from './processor.ts';
import { queueNames, type QueueName } from './queue-names.ts';

/** Ids only: the queue never holds what people said. */
export interface JobData {
  orgId: string;
  subjectIds: string[];
}

export interface NewJob {
  /** The same rows make the same id, and a job that waits already is not added twice. */
  id: string;
  data: JobData;
}

/** Where work waits: in PostgreSQL, or in Redis where there is one. Handlers cannot tell. */
export interface Queues {
  add: (name: QueueName, jobs: readonly NewJob[]) => Promise<void>;
  /** Has a job made every so many milliseconds, by one scheduler for all processes. */
  keepScheduler: (name: QueueName, every: number) => Promise<void>;
  /** How many jobs wait to be begun. */
  countWaiting: (name: QueueName) => Promise<number>;
  /** Begins to work; jobs of one queue run `concurrency` at a time in this process. */
  work: (name: QueueName, handler: Handler, concurrency: number) => Promise<void>;
  /** Lets running jobs end, then closes every connection. */
  close: () => Promise<void>;
}

export interface QueueOptions {
  databaseUrl: string;
  redisUrl: string | undefined;
  log: Logger;
}

const SCHEMA = 'bullmq';
/** A worker that waits for its next job holds a connection; the others are for what is done meanwhile. */
const POOL_SIZE = queueNames.length + 5;
/** Keys of all queues share one slot of a Redis cluster. */
const PREFIX = '{vocero}';

const jobOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: true,
  removeOnFail: { count: 1_000 },
};
const workerOptions = { runRetryDelay: 1_000, lockDuration: 30_000, stalledInterval: 15_000 };

export function openQueues({ databaseUrl, redisUrl, log }: QueueOptions): Queues {
  const place = redisUrl ? onRedis(redisUrl, log) : onPostgres(databaseUrl, log);
  const lanes = new Map<QueueName, Lane>();
  const hands: Hand[] = [];

  const laneOf = (name: QueueName) => {
    const lane = lanes.get(name) ?? place.lane(name);
    lanes.set(name, lane);
    return lane;
  };

  return {
    add: async (name, jobs) => {
      const bulk = jobs.map(({ id, data }) => ({ name, data, opts: { ...jobOptions, jobId: id } }));
      await laneOf(name).addBulk(bulk);
    },
    keepScheduler: (name, every) => keepScheduler(laneOf(name), { name, every }),
    countWaiting: (name) => laneOf(name).getWaitingCount(),
    work: async (name, handler, concurrency) => {
      const hand = place.hand(name, handler, concurrency);
      hands.push(hand);
      await hand.waitUntilReady();
    },
    close: async () => {
      // Where nobody can be told that a job is done, there is nothing to wait for.
      const isAway = place.isAway();
      await Promise.all(hands.map((hand) => hand.close(isAway)));
      await Promise.all([...lanes.values()].map((lane) => lane.close()));
      await place.close();
    },
  };
}

/** As much of BullMQ's classes as is used here: the same whichever place a queue has. */
interface Lane {
  addBulk: (jobs: { name: string; data: JobData; opts: JobsOptions }[]) => Promise<unknown>;
  getWaitingCount: () => Promise<number>;
  getJobScheduler: (id: string) => Promise<{ next?: number; every?: number } | undefined>;
  removeJobScheduler: (id: string) => Promise<boolean>;
  upsertJobScheduler: (
    id: string,
    repeat: { every: number },
    job: {
      name: string;
      data: object;
      opts: Pick<JobsOptions, 'removeOnComplete' | 'removeOnFail'>;
    },
  ) => Promise<unknown>;
  close: () => Promise<void>;
}

interface Hand {
  waitUntilReady: () => Promise<unknown>;
  close: (force: boolean) => Promise<void>;
}

interface Place {
  lane: (name: QueueName) => Lane;
  hand: (name: QueueName, handler: Handler, concurrency: number) => Hand;
  isAway: () => boolean;
  close: () => Promise<void>;
}

/**
 * Makes the scheduler where there is none, and anew where its next job is out of all bounds: the clock
 * of whoever planned it was wrong, or the job is lost, and nothing would happen for as long.
 */
async function keepScheduler(
  lane: Lane,
  { name, every }: { name: QueueName; every: number },
): Promise<void> {
  const known = await lane.getJobScheduler(name);
  const isSound =
    known?.next !== undefined &&
    known.every === every &&
    Math.abs(known.next - Date.now()) <= 3 * every;
  if (isSound) return;
  if (known) await lane.removeJobScheduler(name);
  const { removeOnComplete, removeOnFail } = jobOptions;
  await lane.upsertJobScheduler(
    name,
    { every },
    { name, data: {}, opts: { removeOnComplete, removeOnFail } },
  );
}

/** All queues share one pool; its connections look for tables in the queue's own schema only. */
function onPostgres(connectionString: string, log: Logger): Place {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    application_name: 'vocero queue',
    options: `-c search_path=${SCHEMA}`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a connection that drops while idle would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'queue connection lost'));
  // Every queue and every worker listens too, which is no leak.
  pool.setMaxListeners(0);
  // BullMQ describes a pool in types of its own, which this very pool does not match in the letter.
  const connection = pool as unknown as PgPool;
  return {
    lane: (name) => {
      const queue = new Queue(name, { connection }, createPostgresBackend);
      return queue.on('error', troubled(name, log));
    },
    hand: (name, handler, concurrency) => {
      const options = { ...workerOptions, connection, concurrency };
      const worker = new Worker(name, handler, options, createPostgresBackend);
      return worker.on('error', troubled(name, log)).on('failed', failed(name, log));
    },
    isAway: () => false, // connections are made anew each time
    close: () => pool.end(),
  };
}

/** Adding fails at once while Redis is away, so the relay keeps its rows and tries again. */
function onRedis(url: string, log: Logger): Place {
  const adding = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const working = new Redis(url, { maxRetriesPerRequest: null });
  for (const redis of [adding, working]) {
    redis.on('error', (error) => log.warn({ err: error }, 'queue connection lost'));
  }
  return {
    lane: (name) => {
      const queue = new Queue(name, { connection: adding, prefix: PREFIX });
      return queue.on('error', troubled(name, log));
    },
    hand: (name, handler, concurrency) => {
      const options = { ...workerOptions, connection: working, prefix: PREFIX, concurrency };
      const worker = new Worker(name, handler, options);
      return worker.on('error', troubled(name, log)).on('failed', failed(name, log));
    },
    isAway: () => working.status !== 'ready',
    close: async () => {
      adding.disconnect();
      working.disconnect();
    },
  };
}

const troubled = (name: QueueName, log: Logger) => (error: Error) =>
  void log.warn({ name, err: error }, 'queue trouble');

/** An attempt that failed is made again; after the last one the relay hands the work over later. */
const failed =
  (name: QueueName, log: Logger) =>
  (job: Pick<Job, 'id' | 'attemptsMade'> | undefined, error: Error) => {
    const last = (job?.attemptsMade ?? 0) >= jobOptions.attempts;
    log[last ? 'error' : 'warn']({ name, job: job?.id, err: error }, 'job failed');
  };
