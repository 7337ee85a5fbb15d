import { Redis } from 'ioredis';
import { asRelay } from '@vocero/sql/connect';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { openQueues, type Queues } from '../queue.ts';
import { relayOnce, type RelayOptions } from '../relay.ts';
import { drain, judge, nothingWrong } from './test-ledger.ts';
import { startWorkerProcess, type TestProcess } from './test-process.ts';
import { keys, testWorld, type World } from './test-world.ts';

const REDIS = process.env['VOCERO_TEST_REDIS_URL'];
const COMMENTS = 600;

let world: World;
let queues: Queues;
let worker: TestProcess | undefined;
beforeEach(async () => {
  world = await testWorld();
});
afterEach(async () => {
  await worker?.kill();
  await queues.close();
  await world.close();
});

const places = [
  {
    place: 'PostgreSQL',
    redisUrl: undefined,
    lose: () => world.owner`delete from bullmq.job`.then(() => undefined),
  },
  {
    place: 'Redis',
    redisUrl: REDIS,
    lose: async () => {
      const redis = new Redis(REDIS!);
      await redis.flushall();
      redis.disconnect();
    },
  },
];

describe.each(places)('a queue on $place that loses every job', ({ place, redisUrl, lose }) => {
  const absent = place === 'Redis' && !REDIS;

  /** One comment a job, so that many wait; nobody works yet. */
  async function relayAll(): Promise<string[]> {
    const log = openLog('silent');
    queues = openQueues({ databaseUrl: world.url, redisUrl, log });
    const sent = keys('q', COMMENTS);
    await world.org.receiveAll(sent, 'The parcel has not arrived');
    const options: RelayOptions = {
      sql: world.sql,
      databaseUrl: world.url,
      queues,
      log,
      patience: 60_000,
      jobSize: 1,
      mostWaiting: COMMENTS,
    };
    // A Redis connection that is still being made refuses at once; the relay would try again.
    let relayed = 0;
    const relayMore = async () => (relayed += await relayOnce(options).catch(() => 0));
    await expect.poll(relayMore).toBe(COMMENTS);
    expect(await queues.countWaiting('place-feedback')).toBeGreaterThanOrEqual(500);
    return sent;
  }

  const work = async () => {
    const options = { databaseUrl: world.url, redisUrl, parts: 'relay,jobs' };
    worker = await startWorkerProcess(options);
  };

  test.skipIf(absent)('costs nothing: the relay hands the work over again', async () => {
    const sent = await relayAll();
    await lose();
    expect(await queues.countWaiting('place-feedback')).toBe(0);
    await work();
    await drain(world.owner, world.org.orgId);
    expect(await judge(world.owner, world.org.orgId, sent)).toEqual(nothingWrong);
  });

  test.skipIf(absent)('the control: rows deleted when handed over are lost with it', async () => {
    const sent = await relayAll();
    await world.owner`delete from outbox where published_at is not null`;
    await lose();
    await work();
    await drain(world.owner, world.org.orgId);
    const verdict = await judge(world.owner, world.org.orgId, sent);
    expect(verdict.missing).toBe(COMMENTS);
  });
});

test('the relay marks nothing that the queue did not take, and holds no transaction meanwhile', async () => {
  const log = openLog('silent');
  queues = openQueues({ databaseUrl: world.url, redisUrl: undefined, log });
  await world.org.receiveAll(keys('m', 3), 'The parcel has not arrived');
  let idle: readonly unknown[] = [{}];
  const broken: RelayOptions['queues'] = {
    countWaiting: () => Promise.resolve(0),
    add: async () => {
      idle = await world.owner`
        select from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`;
      throw new Error('the queue is away');
    },
  };
  const options = { sql: world.sql, databaseUrl: world.url, log, patience: 60_000 };
  await expect(relayOnce({ ...options, queues: broken })).rejects.toThrow('the queue is away');
  expect(idle).toHaveLength(0);
  expect(await countMarked()).toBe(0);

  expect(await relayOnce({ ...options, queues })).toBe(3);
  expect(await countMarked()).toBe(3);
  expect(await relayOnce({ ...options, queues })).toBe(0); // patience: they were just handed over
  await world.owner`update outbox set published_at = now() - interval '61 seconds'`;
  expect(await relayOnce({ ...options, queues })).toBe(3);
  await world.owner`update outbox set published_at = now() - interval '61 seconds'`;
  expect(await relayOnce({ ...options, queues })).toBe(0); // twice as long the second time
});

async function countMarked(): Promise<number> {
  const rows = await asRelay(
    world.sql,
    (tx) => tx`select from outbox where published_at is not null`,
  );
  return rows.length;
}
