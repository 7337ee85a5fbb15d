import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { insertApiKey } from '@vocero/sql/api-keys';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertUser } from '@vocero/sql/users';
import { startProcess, type TestProcess } from '@vocero/workers/faults/test-process';
import { testWorld, type World } from '@vocero/workers/faults/test-world';
import { newApiKey } from '../api-key.ts';
import { hashPassword, makeAuth } from '../auth.ts';
import { readSettings } from '../settings.ts';
import { freePort } from './test-free-port.ts';

const secret = 'a secret of thirty-two characters';

/** The API and the workers as programs of their own, with an administrator and a key. */
export async function testInstallation() {
  const world = await testWorld();
  const data = await mkdtemp(path.join(tmpdir(), 'vocero-installation-'));
  const session = await makeAdmin(world);
  const key = await makeKey(world);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const address = `http://127.0.0.1:${await freePort()}`;
  const redisUrl = process.env['VOCERO_TEST_REDIS_URL'];
  const running: TestProcess[] = [];
  const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(world.sql, world.org.orgId, work);

  async function start(): Promise<void> {
    const env = {
      ...{ DATABASE_URL: world.url, VOCERO_SECRET: secret, VOCERO_DATA: data },
      ...(redisUrl && { REDIS_URL: redisUrl }),
    };
    const workers = { ...env, LOG_LEVEL: 'debug', WORKERS_PATIENCE: '300' };
    running.push(
      await startProcess({
        file: 'workers/src/main.ts',
        ready: 'workers are ready',
        env: workers,
      }),
    );
    const { port } = new URL(address);
    const api = { ...env, LOG_LEVEL: 'info', HOST: '127.0.0.1', PORT: port };
    running.push(
      await startProcess({ file: 'api/src/main.ts', ready: 'Vocero is ready', env: api }),
    );
  }

  const countOf = (table: string) =>
    run(async (tx) => {
      const [row] = await tx<[{ n: number }]>`select count(*)::int as n from ${tx(table)}`;
      return row.n;
    });

  return {
    world,
    data,
    secret,
    redisUrl,
    address,
    /** What the key, and what the administrator, sends along. */
    headers,
    session,
    /** Both programs, once they are started. */
    running,
    start,
    run,
    countOf,
    /** Whether nothing waits to be done. */
    isQuiet: async () => (await countOf('outbox')) === 0,
    post: (where: string, body: string) =>
      fetch(`${address}${where}`, { method: 'POST', headers, body }),
    /** A form of the customer's own page. */
    form: (url: string, fields: Record<string, string>) =>
      fetch(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        headers: { origin: new URL(url).origin },
      }),
    close: async () => {
      await Promise.all(running.map((each) => each.kill()));
      await world.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export type TestInstallation = Awaited<ReturnType<typeof testInstallation>>;

/** An administrator with a session that the process takes. */
async function makeAdmin(world: World): Promise<Record<string, string>> {
  const settings = readSettings({ DATABASE_URL: world.url, VOCERO_SECRET: secret });
  const auth = makeAuth(settings);
  const [email, password] = ['ada@example.org', 'a long enough password'];
  const passwordHash = await hashPassword(auth, password);
  await inOrganization(world.sql, world.org.orgId, async (tx) => {
    await insertUser(tx, { id: 'ada', name: 'Ada', email, passwordHash });
    await tx`
      insert into member (org_id, user_id, role, name, email)
      values (app_org(), 'ada', 'admin', 'Ada', ${email})`;
  });
  const { headers } = await auth.api.signInEmail({
    body: { email, password },
    returnHeaders: true,
  });
  await auth.close();
  const cookies = headers.getSetCookie().map((line) => line.split(';')[0]);
  const [org] = await world.owner<[{ slug: string }]>`select slug from organization limit 1`;
  return { cookie: cookies.join('; '), 'vocero-org': org.slug };
}

async function makeKey(world: World): Promise<string> {
  const made = newApiKey();
  await inOrganization(world.sql, world.org.orgId, (tx) =>
    insertApiKey(tx, {
      ...{ name: 'test', prefix: made.prefix, keyHash: made.keyHash },
      ...{ scopes: ['feedback:write', 'feedback:read'], expiresAt: null, createdBy: null },
    }),
  );
  return made.key;
}
