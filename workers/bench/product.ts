import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '@vocero/sql/connect';
import { migrateDatabase } from '@vocero/sql/migrate';
import { anyPort } from '../../scripts/free-port.mjs';
import { startPostgres } from '../../scripts/postgres.mjs';
import { migrateQueue } from '../src/migrate-queue.ts';
import { familyUsage, usageOf, type Usage } from './process-usage.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECRET = 'a secret of the bench, 32 characters or more';
const PERSON = { name: 'Ana', email: 'ana@example.org', password: 'a password of the bench' };

/** What a part of the product has used. */
export interface ProcessUsage extends Usage {
  part: string;
}

/** The whole product on a database of its own, as an administrator who has just set it up. */
export interface Product {
  /** As the owner of the database. */
  sql: Sql;
  /** A request of the administrator's; throws what the API refuses. */
  call: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  /** The same with a file as its body. */
  upload: <T>(path: string, body: ReadableStream) => Promise<T>;
  /** Peak MiB and seconds of work of each part so far; null where the system does not tell. */
  usage: () => ProcessUsage[];
  stop: () => Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const home = join(tmpdir(), `vocero-bench-pipeline-${process.pid}`);
  const cluster = await startPostgres({ home, password: 'bench' });
  const postmaster = Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  const ownerUrl = cluster.url('bench');
  const url = `postgres://bench_login:bench@127.0.0.1:${cluster.port}/bench`;
  await migrateDatabase(ownerUrl, url);
  await migrateQueue(ownerUrl);

  const port = String(await anyPort());
  const env = { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'warn' };
  const server = { PORT: port, HOST: '127.0.0.1', VOCERO_SECRET: SECRET, VOCERO_DATA: home };
  const workers = start('workers', env);
  const api = start('api', { ...env, ...server });
  const address = `http://127.0.0.1:${port}`;
  const session = await openSession(address, await readToken(api));
  const sql = connect(ownerUrl, { name: 'bench', poolSize: 2, statementTimeout: 0 });
  return {
    sql,
    ...session,
    usage: () => [
      { part: 'API', ...usageOf(api.pid) },
      { part: 'workers', ...usageOf(workers.pid) },
      { part: 'database', ...familyUsage(postmaster) },
    ],
    stop: async () => {
      await Promise.all([end(api), end(workers), sql.end({ timeout: 1 })]);
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function start(name: 'api' | 'workers', env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', `${name}/src/main.ts`], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** The one-time token in the link that a new installation prints. */
async function readToken(api: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of api.stdout!) {
    said += String(chunk);
    const token = /token=([\w-]+)/.exec(said)?.[1];
    if (token) return token;
  }
  throw new Error(`the API did not start: ${said}`);
}

async function openSession(address: string, token: string) {
  const organization = { organization: 'Bench', locale: 'en' };
  await send(`${address}/api/v1/setup`, { body: { token, ...organization, ...PERSON } });
  const { email, password } = PERSON;
  const answer = await send(`${address}/api/auth/sign-in/email`, { body: { email, password } });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const headers = { cookie: cookie.join('; ') };
  return {
    call: async <T>(method: string, path: string, body?: unknown) =>
      (await (await send(`${address}/api/v1${path}`, { method, body, headers })).json()) as T,
    upload: async <T>(path: string, stream: ReadableStream) =>
      (await (await send(`${address}/api/v1${path}`, { stream, headers })).json()) as T,
  };
}

interface Sending {
  method?: string;
  body?: unknown;
  stream?: ReadableStream;
  headers?: Record<string, string>;
}

async function send(url: string, { method = 'POST', body, stream, headers }: Sending) {
  const content =
    stream ?? (body === undefined ? undefined : new Blob([JSON.stringify(body)]).stream());
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(content && { body: content, duplex: 'half' as const }),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}
