import { createHash, randomBytes } from 'node:crypto';
import { ensureAppRole } from './app-role.ts';
import { connect, type Sql } from './connect.ts';
import { MIGRATIONS, readMigrations } from './migrate-files.ts';
import { migrate } from './migrate.ts';

export interface TestDatabase {
  /** As the application: a role that owns nothing and is bound by row-level security. */
  sql: Sql;
  url: string;
  /** As the owner, who is bound by nothing. */
  owner: Sql;
  ownerUrl: string;
  close: () => Promise<void>;
}

const ROLE = { name: 'vocero_test', password: 'vocero_test' };
const LOCK = 8_623_763;
let template: Promise<string> | undefined;

/**
 * A migrated database of its own on the cluster that the environment names, in about 40 ms: a clone
 * of one template. It is not dropped afterwards: the cluster is thrown away or swept as a whole.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = process.env['VOCERO_TEST_POSTGRES'];
  if (!cluster) throw new Error('VOCERO_TEST_POSTGRES must name a PostgreSQL cluster for tests.');
  const source = await (template ??= ensureTemplate(cluster));
  const name = `test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  await onServer(
    cluster,
    (server) => server`create database ${server(name)} template ${server(source)}`,
  );

  const ownerUrl = withParts(cluster, { pathname: name });
  const url = withParts(ownerUrl, { username: ROLE.name, password: ROLE.password });
  const owner = connect(ownerUrl, { name: 'test owner', poolSize: 4 });
  const sql = connect(url, { name: 'test', poolSize: 8 });
  const close = async () => {
    await Promise.all([sql.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
  };
  return { sql, url, owner, ownerUrl, close };
}

/** Until some statement in this database waits for a lock that another transaction holds. */
export async function untilSomebodyWaits({ owner }: TestDatabase): Promise<void> {
  for (;;) {
    const waiting = await owner`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** An address whose role, password or database is another. */
function withParts(url: string, parts: Partial<Pick<URL, 'pathname' | 'username' | 'password'>>) {
  return Object.assign(new URL(url), parts).href;
}

async function onServer<T>(url: string, work: (server: Sql) => Promise<T>): Promise<T> {
  const server = connect(url, { name: 'test server', poolSize: 2, statementTimeout: 0 });
  try {
    return await work(server);
  } finally {
    await server.end({ timeout: 1 });
  }
}

/** The template's name carries a digest of the migrations, so a changed one makes a new template. */
async function ensureTemplate(cluster: string): Promise<string> {
  const files = await readMigrations(MIGRATIONS);
  const digest = createHash('sha256');
  for (const file of files) digest.update(file.name).update(file.checksum);
  const name = `template_${digest.digest('hex').slice(0, 16)}`;
  await onServer(cluster, async (server) => {
    const session = await server.reserve();
    try {
      await session`select pg_advisory_lock(${LOCK})`;
      const found = await session`select from pg_database where datname = ${name}`;
      if (found.length === 0) await buildTemplate(cluster, name);
      await session`select pg_advisory_unlock(${LOCK})`;
    } finally {
      session.release();
    }
  });
  return name;
}

/** Built under a passing name, so that a build that failed half-way is never taken for done. */
async function buildTemplate(cluster: string, name: string): Promise<void> {
  const building = `building_${randomBytes(6).toString('hex')}`;
  await onServer(cluster, (server) => server`create database ${server(building)}`);
  await onServer(withParts(cluster, { pathname: building }), async (owner) => {
    await migrate(owner);
    await ensureAppRole(owner, ROLE);
  });
  await onServer(
    cluster,
    (server) => server`alter database ${server(building)} rename to ${server(name)}`,
  );
}
