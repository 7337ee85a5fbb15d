import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { ensureAppRole, roleOf } from './app-role.ts';
import { connect, type Sql, type Tx } from './connect.ts';
import { ensureDatabase } from './ensure-database.ts';
import { MIGRATIONS, readMigrations, type MigrationFile } from './migrate-files.ts';

/** Any fixed number: who holds this advisory lock is the one process that migrates. */
const LOCK = 8_623_762;
const LOCK_POLL = 100;
const LOCK_PATIENCE = 60_000;

interface Applied {
  version: string;
  checksum: string | null;
}

/**
 * Creates a database where it is missing, brings it up to date and lets the application in.
 * @param ownerUrl address of a role that may create tables and roles.
 * @param appUrl address the application will use; its role is created or given that password.
 * @returns the names of the files that were applied now.
 */
export async function migrateDatabase(ownerUrl: string, appUrl: string): Promise<string[]> {
  await ensureDatabase(ownerUrl);
  const owner = connect(ownerUrl, { name: 'vocero migrate', poolSize: 2, statementTimeout: 0 });
  try {
    const applied = await migrate(owner);
    await ensureAppRole(owner, roleOf(appUrl));
    return applied;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/**
 * Applies what is pending, one transaction per file. Several processes may call it at once: one
 * works, the others wait for it. Needs a pool of at least two connections.
 */
export async function migrate(owner: Sql, directory = MIGRATIONS): Promise<string[]> {
  const files = await readMigrations(directory);
  return withLock(owner, async () => {
    await createLedger(owner);
    const pending = pendingOf(files, await listApplied(owner));
    for (const file of pending) await apply(owner, file);
    return pending.map((file) => file.name);
  });
}

/** Names of the migrations this code needs and the database lacks. The application may call it. */
export async function pendingMigrations(sql: Sql, directory = MIGRATIONS): Promise<string[]> {
  const files = await readMigrations(directory);
  const [ledger] = await sql<{ exists: boolean }[]>`
    select to_regclass('public.schema_migrations') is not null as exists`;
  const applied = ledger?.exists ? await listApplied(sql) : [];
  return pendingOf(files, applied).map((file) => file.name);
}

/**
 * Lets one process at a time work. The lock is polled for: a session that waits inside the server
 * holds a snapshot, for which `create index concurrently` in the working session waits in turn.
 */
async function withLock<T>(owner: Sql, work: () => Promise<T>): Promise<T> {
  const session = await owner.reserve();
  try {
    await takeLock(session);
    return await work();
  } finally {
    // A session that has ended lost its lock with it: then there is nothing to give back.
    await session`select pg_advisory_unlock(${LOCK})`.catch(() => undefined);
    session.release();
  }
}

async function takeLock(session: Sql): Promise<void> {
  for (let waited = 0; waited < LOCK_PATIENCE; waited += LOCK_POLL) {
    const [row] = await session<{ taken: boolean }[]>`
      select pg_try_advisory_lock(${LOCK}) as taken`;
    if (row?.taken) return;
    await sleep(LOCK_POLL);
  }
  throw new Error(
    'Another process has been migrating this database for a minute: try again later.',
  );
}

/** The table dbmate uses, with two columns more, so that either program can continue. */
async function createLedger(owner: Sql): Promise<void> {
  await owner`
    create table if not exists public.schema_migrations (
      version varchar(128) primary key,
      checksum text,
      applied_at timestamptz(3) not null default now()
    )`;
}

function listApplied(sql: Sql): Promise<Applied[]> {
  return sql<Applied[]>`select version, checksum from public.schema_migrations order by version`;
}

function pendingOf(files: MigrationFile[], applied: Applied[]): MigrationFile[] {
  const known = new Map(applied.map((row) => [row.version, row]));
  const newest = applied.at(-1)?.version ?? '';
  for (const file of files) {
    const checksum = known.get(file.version)?.checksum;
    if (checksum && checksum !== file.checksum) {
      throw new Error(
        `The migration ${file.name} was changed after it had been applied to this database. ` +
          'Restore it and write the change as a new migration.',
      );
    }
    if (!known.has(file.version) && file.version < newest) {
      throw new Error(
        `The migration ${file.name} comes before ${newest}, which is applied already. ` +
          'Give it the next free number.',
      );
    }
  }
  return files.filter((file) => !known.has(file.version));
}

async function apply(owner: Sql, file: MigrationFile): Promise<void> {
  try {
    if (file.transaction) await owner.begin((tx) => run(tx, file));
    else await run(owner, file);
  } catch (cause) {
    throw new Error(`The migration ${file.name} failed: ${describe(cause, file)}`, { cause });
  }
}

function describe(cause: unknown, file: MigrationFile): string {
  if (!(cause instanceof Error)) return String(cause);
  const position = cause instanceof postgres.PostgresError ? Number(cause.position) : NaN;
  if (!position) return cause.message;
  const line = file.statements.slice(0, position).split('\n').length;
  return `${cause.message}, line ${line} from -- migrate:up`;
}

async function run(sql: Sql | Tx, file: MigrationFile): Promise<void> {
  // The one place where text is run as it stands: the text is our own migration file.
  await sql.unsafe(file.statements);
  await sql`
    insert into public.schema_migrations (version, checksum)
    values (${file.version}, ${file.checksum})`;
}
