import { throwAwayPostgres } from './throw-away-postgres.mjs';

/** Vitest calls this once before the tests that need a database, and what it returns after them. */
export default async function setup() {
  if (process.env.VOCERO_TEST_POSTGRES) return undefined;
  const { url, stop } = await throwAwayPostgres();
  process.env.VOCERO_TEST_POSTGRES = url;
  return stop;
}
