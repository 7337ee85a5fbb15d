import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { migrateQueue } from '../migrate-queue.ts';
import { testOrganization, type TestOrganization } from '../test-organization.ts';
import { watchEffects } from './test-ledger.ts';

export interface World extends TestDatabase {
  org: TestOrganization;
}

/** A database with its queue and one organisation, where every effect is written down. */
export async function testWorld(): Promise<World> {
  const database = await testDatabase();
  await migrateQueue(database.ownerUrl);
  await watchEffects(database.owner);
  return { ...database, org: await testOrganization(database.owner, database.sql) };
}

/** Keys as clients make them. */
export const keys = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
