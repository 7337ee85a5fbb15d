import { Redis } from 'ioredis';

/** Which keys of a Redis have one of these texts in their name or in what they hold. */
export async function redisKeysWith(url: string, needles: readonly string[]): Promise<string[]> {
  const redis = new Redis(url);
  const found: string[] = [];
  for await (const keys of redis.scanStream({ count: 1_000 }) as AsyncIterable<string[]>) {
    for (const key of keys) {
      const held = `${key} ${JSON.stringify(await valueOf(redis, key))}`;
      if (needles.some((needle) => held.includes(needle))) found.push(key);
    }
  }
  await redis.quit();
  return found;
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  if (type === 'string') return redis.get(key);
  if (type === 'hash') return redis.hgetall(key);
  if (type === 'list') return redis.lrange(key, 0, -1);
  if (type === 'set') return redis.smembers(key);
  if (type === 'zset') return redis.zrange(key, '0', '-1');
  if (type === 'stream') return redis.xrange(key, '-', '+');
  return null;
}
