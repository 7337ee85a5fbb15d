import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { connect } from '../sql/src/connect.ts';
import { startPostgres } from './postgres.mjs';
import { findPostmaster } from './postmaster.mjs';

const home = join(tmpdir(), `vocero-cluster-${randomUUID()}`);
const data = join(home, 'data');
const options = { home, password: "it's a % secret", throwAway: true };

afterAll(async () => {
  await (await startPostgres(options)).stop();
  rmSync(home, { recursive: true });
});

async function ask(url: string) {
  const sql = connect(url, { name: 'test', poolSize: 1 });
  try {
    const [row] = await sql<{ version: number; zone: string; order: string[] }[]>`
      select current_setting('server_version_num')::int as version,
             current_setting('timezone') as zone,
             array(select word from unnest(array['ž', 'a', 'Z']) word order by word) as order`;
    return row;
  } finally {
    await sql.end();
  }
}

test('makes a server whose strings are UTF-8, ordered by code point, that no one enters without a password', async () => {
  const cluster = await startPostgres(options);
  expect(cluster.found).toBe(false);
  const row = await ask(cluster.url('postgres'));
  expect(row).toMatchObject({ zone: 'UTC', order: ['Z', 'a', 'ž'] });
  expect(row!.version).toBeGreaterThanOrEqual(180_000);

  const wrong = Object.assign(new URL(cluster.url('postgres')), { password: 'wrong' }).href;
  await expect(ask(wrong)).rejects.toThrow('password authentication failed');
  expect(statSync(data).mode & 0o777).toBe(0o700);
});

test('notices within a minute that a client vanished, also one that does not ask for it', async () => {
  const { url } = await startPostgres(options);
  const sql = connect(url('postgres'), { name: 'test', poolSize: 1 });
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_file_settings where name like 'tcp_keep%' and applied`;
  await sql.end();
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    tcp_keepalives_idle: '30s',
    tcp_keepalives_interval: '10s',
    tcp_keepalives_count: '3',
  });
});

test('finds a server that runs already', async () => {
  const first = await startPostgres(options);
  const second = await startPostgres(options);
  expect(second).toMatchObject({ found: true, port: first.port });
});

test('starts again on the same port after a stop and after a kill', async () => {
  const cluster = await startPostgres(options);
  await cluster.stop();
  expect(cluster.alive()).toBe(false);
  expect((await startPostgres(options)).port).toBe(cluster.port);

  process.kill(findPostmaster(data)!.pid, 'SIGKILL');
  await vi.waitFor(() => expect(cluster.alive()).toBe(false), { timeout: 20_000 });
  const again = await vi.waitFor(() => startPostgres(options), { timeout: 30_000 });
  expect(again.port).toBe(cluster.port);
  expect(await ask(again.url('postgres'))).toBeDefined();
});

test.runIf(process.platform === 'linux')(
  'is not fooled when another program got the number of a killed server',
  async () => {
    const cluster = await startPostgres(options);
    const file = join(data, 'postmaster.pid');
    const left = readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid));
    await cluster.stop();
    writeFileSync(file, left);
    expect(findPostmaster(data)).toBeUndefined();
    expect((await startPostgres(options)).found).toBe(false);
  },
);
