import { runMigrations } from 'bullmq';
import pg from 'pg';

/**
 * Brings the queue's own tables up to date, as the owner, and lets the application use them. They
 * hold ids only, so no organisation's rows need guarding there.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'vocero migrate' });
  await client.connect();
  try {
    await runMigrations(client);
    await client.query(`
      grant usage on schema bullmq to vocero_app;
      grant select, insert, update, delete on all tables in schema bullmq to vocero_app;
      grant usage, select on all sequences in schema bullmq to vocero_app`);
  } finally {
    await client.end();
  }
}
