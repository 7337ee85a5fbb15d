import { runMigrations } from 'bullmq';
import pg from 'pg';
import { queueNames } from './queue-names.ts';

/**
 * Brings the queue's own tables up to date, as the owner, and lets the application use them. They
 * hold ids only, so no organisation's rows need guarding there.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'vocero migrate' });
  await client.connect();
  try {
    await runMigrations(client);
    // A queue makes itself a sequence at its first job, which the application must not do.
    await client.query('select bullmq.next_job_id(name) from unnest($1::text[]) as name', [
      [...queueNames],
    ]);
    await client.query(`
      grant usage on schema bullmq to vocero_app;
      grant select, insert, update, delete on all tables in schema bullmq to vocero_app;
      grant usage, select on all sequences in schema bullmq to vocero_app`);
  } finally {
    await client.end();
  }
}
