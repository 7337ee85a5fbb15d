import { findRedis, throwAwayRedis } from './redis.mjs';
import { throwAwayPostgres } from './throw-away-postgres.mjs';

/**
 * Vitest calls this once before the tests that need a database or a queue, and what it returns after
 * them. Services the environment names are used as they are.
 */
export default async function setup() {
  /** @type {{ stop: () => Promise<void> }[]} */
  const begun = [];
  if (!process.env.VOCERO_TEST_POSTGRES) {
    const postgres = await throwAwayPostgres();
    process.env.VOCERO_TEST_POSTGRES = postgres.url;
    begun.push(postgres);
  }
  const program = findRedis();
  if (!process.env.VOCERO_TEST_REDIS_URL && program) {
    const redis = await throwAwayRedis(program);
    process.env.VOCERO_TEST_REDIS_URL = redis.url;
    begun.push(redis);
  }
  return async () => void (await Promise.all(begun.map(({ stop }) => stop())));
}
