import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let db: TestDatabase;
let directory: string;
beforeAll(async () => {
  db = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), 'vocero-cli-'));
});
afterAll(async () => {
  await db.close();
  await rm(directory, { recursive: true });
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function vocero(...words: string[]): Promise<Ended> {
  const env = {
    ...process.env,
    DATABASE_URL: db.url,
    VOCERO_SECRET: 'test secret of 32 characters!!!!',
    PUBLIC_URL: 'https://feedback.example.org',
    INIT_CWD: directory,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/src/cli.ts', ...words], {
    cwd: root,
    env,
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => (ended.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (ended.err += piece.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

const jsonOf = ({ out }: Ended) => JSON.parse(out) as Record<string, unknown>;

test('an operator makes an organisation, a key and people, and imports a file', async () => {
  const org = await vocero('org', 'create', '--name', 'Čistoća d.o.o.', '--json');
  expect(org).toMatchObject({ code: 0, err: '' });
  expect(jsonOf(org)).toEqual({ id: expect.any(String) as string, slug: 'cistoca-d-o-o' });

  const surveys = await db.owner<{ kind: string; name: string }[]>`select kind, name from survey`;
  expect([...surveys]).toEqual([{ kind: 'survey', name: 'How did it go?' }]);

  const key = await vocero(
    'key',
    'create',
    '--org',
    'cistoca-d-o-o',
    '--scopes',
    'feedback:write,themes:read',
    '--json',
  );
  expect(jsonOf(key)).toEqual({ key: expect.stringMatching(/^vocero_/) as string });

  const person = [
    'user',
    'create',
    '--org',
    'cistoca-d-o-o',
    '--name',
    'Ana',
    '--role',
    'admin',
    '--json',
  ];
  const invited = await vocero(...person, '--email', 'ana@example.org');
  expect(jsonOf(invited)['url']).toMatch(/^https:\/\/feedback\.example\.org\/join#/);
  const made = await vocero(
    ...person,
    '--email',
    'Bo@example.org',
    '--password',
    'long enough it is',
  );
  expect(jsonOf(made)).toMatchObject({ email: 'bo@example.org', role: 'admin' });

  await writeFile(
    join(directory, 'file.tsv'),
    'late\tStill waiting for my card\nlate\tWhere is my card?\nlost\t\n',
  );
  const imported = await vocero(
    'import',
    'file.tsv',
    '--org',
    'cistoca-d-o-o',
    '--text',
    '2',
    '--channel',
    'chat',
    '--json',
  );
  expect(imported.code).toBe(0);
  expect(jsonOf(imported)).toMatchObject({ total: 3, accepted: 2, duplicate: 0, refused: 1 });
  const bad = ['import', 'file.tsv', '--org', 'cistoca-d-o-o', '--text', '9', '--json'];
  expect((await vocero(...bad)).code).toBe(1);
  const counted = await vocero(...bad.slice(0, 4), '--text', '2', '--check', '--json');
  expect(jsonOf(counted)).toEqual({ total: 3, accepted: 2, duplicate: 0, refused: 1 });
  expect(await db.owner`select state from import`).toEqual([{ state: 'done' }]);
  expect(await db.owner`select from import_file`).toHaveLength(0);
  const stored = await db.owner`select channel, text from feedback order by id`;
  expect(stored).toEqual([
    { channel: 'chat', text: 'Still waiting for my card' },
    { channel: 'chat', text: 'Where is my card?' },
  ]);
}, 60_000);

test('an interrupted import is taken up again though nothing else runs', async () => {
  const org = jsonOf(await vocero('org', 'create', '--name', 'Alone', '--json'));
  await db.owner`create sequence interruption`;
  await db.owner.unsafe(`
    create function interrupt_once() returns trigger security definer language plpgsql as $$ begin
      if nextval('public.interruption') = 1 then
        raise exception 'deadlock' using errcode = '40P01';
      end if;
      return null;
    end $$;
    create trigger interrupt_once before insert on feedback execute function interrupt_once();`);
  await writeFile(join(directory, 'alone.csv'), 'text\nMy parcel is late\n');
  const importing = vocero('import', 'alone.csv', '--org', 'alone', '--json');

  await expect
    .poll(() => db.owner`select last_value::int, is_called from interruption`, { timeout: 30_000 })
    .toEqual([{ lastValue: 1, isCalled: true }]);
  await db.owner`
    update import set heartbeat_at = now() - interval '1 minute'
    where org_id = ${org['id']}`; // spares the test the wait until it counts as interrupted
  const imported = await importing;
  expect(imported).toMatchObject({ code: 0 });
  expect(jsonOf(imported)).toMatchObject({ total: 1, accepted: 1 });
  await db.owner`drop trigger interrupt_once on feedback`;
}, 60_000);

test('the demo is loaded and removed', async () => {
  expect(jsonOf(await vocero('demo', 'load', '--json'))).toEqual({ slug: 'nerva-demo' });
  expect(await vocero('demo', 'remove')).toMatchObject({ out: 'Removed the demo organisation.\n' });
  expect(jsonOf(await vocero('--json', 'demo', 'remove'))).toEqual({ removed: false });
}, 60_000);

test('errors are one JSON object as well, and an exit code', async () => {
  const taken = ['org', 'create', '--name', 'Same', '--slug', 'same', '--json'];
  expect((await vocero(...taken)).code).toBe(0);
  const again = await vocero(...taken);
  expect(again.code).toBe(1);
  expect(jsonOf(again)).toEqual({ error: 'This short name is taken. Choose another.' });

  const nowhere = await vocero('import', 'none.csv', '--org', 'same', '--json');
  expect(nowhere.code).toBe(1);
  expect(jsonOf(nowhere)).toEqual({ error: 'none.csv cannot be read (ENOENT).' });

  const misused = await vocero('key', 'create', '--org', 'same', '--scopes', 'all', '--json');
  expect(misused.code).toBe(2);
  expect(jsonOf(misused)).toEqual({ error: expect.stringContaining('--scopes') as string });

  const incomplete = await vocero('key', 'create', '--json');
  expect(incomplete.code).toBe(2);
  expect(jsonOf(incomplete)).toHaveProperty('error');
}, 60_000);

test('each command says what it takes', async () => {
  const commands = ['org create', 'key create', 'user create', 'import', 'demo load'];
  const helps = commands.map(async (command) => {
    const help = await vocero(...command.split(' '), '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain(`Usage: vocero ${command}`);
    expect(help.out).toContain('--json');
  });
  await Promise.all(helps);
}, 60_000);
