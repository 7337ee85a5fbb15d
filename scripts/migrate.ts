// Brings the database up to date: the product's tables, and the queue's unless Redis holds it.
import { parseArgs } from 'node:util';
import { migrateDatabase } from '../sql/src/migrate.ts';
import { migrateQueue } from '../workers/src/migrate-queue.ts';

const USAGE = `Usage: vocero migrate [--json]

Applies the migrations that the database lacks. Starting Vocero does so too.

  --json   print one JSON object: {"applied": ["0001_….sql", …]}
  --help   show this text
`;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== 'migrate'),
  options: {
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) process.stdout.write(USAGE);
else {
  try {
    report(await bringUpToDate());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function bringUpToDate(): Promise<string[]> {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl, REDIS_URL: redisUrl } = process.env;
  if (!ownerUrl || !appUrl) throw new Error('DATABASE_OWNER_URL and DATABASE_URL must be set.');
  const applied = await migrateDatabase(ownerUrl, appUrl);
  if (!redisUrl) await migrateQueue(ownerUrl);
  return applied;
}

function report(applied: string[]): void {
  if (values.json) return void process.stdout.write(`${JSON.stringify({ applied })}\n`);
  for (const name of applied) process.stdout.write(`Applied ${name}\n`);
  if (applied.length === 0 && !values.quiet) process.stdout.write('Nothing to apply.\n');
}
