import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, inOrganization, type Sql } from '@vocero/sql/connect';
import { requestErasure } from '@vocero/sql/erasures';
import { addComments } from '@vocero/sql/test-themes';
import { startProcess, type TestProcess } from '@vocero/workers/faults/test-process';
import { testWorld, type World } from '@vocero/workers/faults/test-world';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EMAIL, WORD } from './test-canaries.ts';
import { eventually } from './test-eventually.ts';

let world: World;
let data: string;
let restored: Sql | undefined;
const running: TestProcess[] = [];

beforeAll(async () => {
  world = await testWorld();
  data = await mkdtemp(path.join(tmpdir(), 'vocero-restore-'));
}, 60_000);
afterAll(async () => {
  await Promise.all(running.map((each) => each.kill()));
  await restored?.end({ timeout: 1 });
  await world.close();
  await rm(data, { recursive: true, force: true });
});

const named = (url: string, name: string) => Object.assign(new URL(url), { pathname: name }).href;

/** A copy of the database, file by file, as it is at this moment. */
async function backUp(): Promise<string> {
  const own = new URL(world.ownerUrl).pathname.slice(1);
  const copy = `${own}_backup`;
  const server = connect(named(world.ownerUrl, 'postgres'), { name: 'test backup', poolSize: 1 });
  await server`alter database ${server(own)} with allow_connections false`;
  await server`
    select pg_terminate_backend(pid) from pg_stat_activity where datname = ${own}`;
  await server`create database ${server(copy)} template ${server(own)}`;
  await server`alter database ${server(own)} with allow_connections true`;
  await server.end({ timeout: 1 });
  return copy;
}

async function startWorkers(database: string): Promise<TestProcess> {
  const started = await startProcess({
    file: 'workers/src/main.ts',
    ready: 'workers are ready',
    env: {
      DATABASE_URL: database,
      VOCERO_SECRET: 'a secret of thirty-two characters',
      VOCERO_DATA: data,
      LOG_LEVEL: 'info',
      WORKERS_PATIENCE: '300',
    },
  });
  running.push(started);
  return started;
}

/** Tables of ours that have somebody's words or address in them. */
async function tablesWith(owner: Sql): Promise<string[]> {
  const tables = await owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'bullmq')`;
  const found = [];
  for (const { name } of tables) {
    const [row] = await owner.unsafe(
      `select exists (select from ${name} t where t::text ~* '${WORD}|${EMAIL}') as holds`,
    );
    if (row?.['holds']) found.push(name);
  }
  return found.sort();
}

async function plant(): Promise<string> {
  return inOrganization(world.sql, world.org.orgId, async (tx) => {
    const [feedbackId] = await addComments(tx, [{ text: `My ${WORD} parcel` }]);
    await tx`
      with who as (
        insert into person (org_id, name, email) values (app_org(), 'Zdravka', ${EMAIL})
        returning id)
      insert into contact (org_id, feedback_id, person_id, email, purpose_version, purpose_text,
        locale)
      select app_org(), ${feedbackId!}, id, ${EMAIL}, 1, 'Answer me', 'en' from who`;
    return feedbackId!;
  });
}

test('who was erased is erased again at the start on a backup from before', async () => {
  const feedbackId = await plant();
  const copy = await backUp();

  const first = await startWorkers(world.url);
  await inOrganization(world.sql, world.org.orgId, (tx) =>
    requestErasure(tx, { feedbackId, by: 'member' }),
  );
  await eventually(async () => (await tablesWith(world.owner)).length === 0);
  await first.kill();
  // A power cut in the middle of a line hides none of the others.
  await appendFile(path.join(data, 'erased.log'), '{"half a li');

  restored = connect(named(world.ownerUrl, copy), { name: 'test restored', poolSize: 2 });
  expect(await tablesWith(restored)).toEqual(expect.arrayContaining(['contact', 'feedback']));
  expect(await restored`select from erasure`).toHaveLength(0);
  await startWorkers(named(world.url, copy));
  expect(await tablesWith(restored)).toEqual([]);
  expect(await restored`select by from erasure where finished_at is not null`).toEqual([
    { by: 'operator' },
  ]);
}, 150_000);
