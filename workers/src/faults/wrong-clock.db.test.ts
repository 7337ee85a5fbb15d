import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLog } from '../log.ts';
import { openQueues, type Queues } from '../queue.ts';
import { startSchedule } from '../schedule.ts';
import { testWorld, type World } from './test-world.ts';

const REDIS = process.env['VOCERO_TEST_REDIS_URL'];
const EVERY = 300;
const DAY = 86_400_000;

let world: World;
let queues: Queues;
let looks = 0;
beforeEach(async () => {
  world = await testWorld();
  looks = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  await queues.close();
  await world.close();
});

const places = [
  {
    place: 'PostgreSQL',
    redisUrl: undefined,
    lose: async () => {
      await world.owner`delete from bullmq.job`;
      await world.owner`delete from bullmq.scheduler`;
    },
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

/** So many more looks go by. */
const seeMore = async (count: number) => {
  const before = looks;
  await expect.poll(() => looks).toBeGreaterThanOrEqual(before + count);
};

describe.each(places)('the clocks on $place', ({ place, redisUrl, lose }) => {
  const absent = place === 'Redis' && !REDIS;

  async function begin(): Promise<void> {
    queues = openQueues({ databaseUrl: world.url, redisUrl, log: openLog('silent') });
    await queues.work('look-at-clocks', () => Promise.resolve(void (looks += 1)), 1);
  }
  const startLooking = () => startSchedule({ queues, log: openLog('silent'), every: EVERY });

  test.skipIf(absent)('are looked at while the process that made them is gone', async () => {
    await begin();
    const schedule = startLooking();
    await seeMore(1);
    await schedule.stop();
    await seeMore(2);
  });

  test.skipIf(absent)('are looked at by one of two processes', async () => {
    await begin();
    const both = [startLooking(), startLooking()];
    await seeMore(1);
    const [before, from] = [looks, Date.now()];
    await seeMore(3);
    await Promise.all(both.map((one) => one.stop()));
    expect(looks - before).toBeLessThanOrEqual((Date.now() - from) / EVERY + 2);
  });

  test.skipIf(absent).each([
    ['ahead', DAY],
    ['behind', -DAY],
  ])('go on after a clock that was a day %s is right again', async (_, shift) => {
    queues = openQueues({ databaseUrl: world.url, redisUrl, log: openLog('silent') });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + shift });
    await expect
      .poll(() =>
        queues.keepScheduler('look-at-clocks', EVERY).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    vi.useRealTimers();
    await begin();
    const schedule = startLooking();
    await seeMore(3);
    await schedule.stop();
  });

  test.skipIf(absent)('go on after the queue lost everything', async () => {
    await begin();
    const schedule = startLooking();
    await seeMore(1);
    await lose();
    await seeMore(3);
    await schedule.stop();
  });
});
