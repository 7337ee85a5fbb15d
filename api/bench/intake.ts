import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { insertApiKey } from '@vocero/sql/api-keys';
import { connect, inOrganization } from '@vocero/sql/connect';
import { migrateDatabase } from '@vocero/sql/migrate';
import { insertOrganization } from '@vocero/sql/organizations';
import autocannon from 'autocannon';
import { anyPort } from '../../scripts/free-port.mjs';
import { startPostgres } from '../../scripts/postgres.mjs';
import { newApiKey } from '../src/api-key.ts';
import { comment } from './comment.ts';

/*
 * How many comments a second one API process takes in over HTTP, beside the same statement run in a
 * bare loop: the same database, clients and pool, in turn, several rounds. The database writes every
 * answer through to the disk before it is acknowledged.
 */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
  },
});
const clients = Number(values.clients);
const seconds = Number(values.seconds);
const pool = 20;
const secret = 'a secret of the bench, 32 characters or more';
const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;

const home = join(tmpdir(), `vocero-bench-${process.pid}`);
const cluster = await startPostgres({ home, password: 'bench' });
let api: ChildProcess | undefined;
try {
  const ownerUrl = cluster.url('bench');
  const url = `postgres://bench_login:bench@127.0.0.1:${cluster.port}/bench`;
  await migrateDatabase(ownerUrl, url);
  const { orgId, key } = await prepare(url);
  const address = await startApi(url);

  // The first seconds of a process are spent compiling: they are not counted.
  await overHttp(address, key);
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const bare = await bareLoop(url, orgId);
    const http = await overHttp(address, key);
    rounds.push({ bare, ...http });
  }
  report(rounds);
} finally {
  api?.kill('SIGTERM');
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
}

async function prepare(url: string) {
  const sql = connect(url, { name: 'bench', poolSize: 1 });
  const orgId = await sql.begin((tx) =>
    insertOrganization(tx, { slug: 'bench', name: 'Bench', locale: 'en' }),
  );
  const { key, prefix, keyHash } = newApiKey();
  const row = { name: 'bench', prefix, keyHash, scopes: ['feedback:write'], expiresAt: null };
  await inOrganization(sql, orgId, (tx) => insertApiKey(tx, { ...row, createdBy: null }));
  await sql.end();
  return { orgId, key };
}

async function startApi(url: string): Promise<string> {
  const port = await anyPort();
  const env = { ...process.env, DATABASE_URL: url, PORT: String(port), VOCERO_SECRET: secret };
  const settings = {
    HOST: '127.0.0.1',
    DATABASE_POOL: String(pool),
    LOG_LEVEL: 'error',
    VOCERO_DATA: home,
  };
  api = spawn(process.execPath, ['--import', 'tsx', 'api/src/main.ts'], {
    cwd: root,
    env: { ...env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const address = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(100);
  return address;
}

async function bareLoop(url: string, org: string): Promise<number> {
  const options = Object.entries({ url, org, clients, pool, seconds }).flat().map(String);
  const words = options.map((word, n) => (n % 2 === 0 ? `--${word}` : word));
  const bench = ['--import', 'tsx', 'api/bench/bare-intake.ts', ...words];
  const { stdout } = await run(process.execPath, bench, { cwd: root });
  return (JSON.parse(stdout) as { perSecond: number }).perSecond;
}

async function overHttp(url: string, key: string) {
  let n = 0;
  const result = await autocannon({
    url: `${url}/api/v1/feedback`,
    connections: clients,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        setupRequest: (request) => ({
          ...request,
          body: JSON.stringify({ channel: 'phone', text: comment(n++) }),
        }),
      },
    ],
  });
  const refused = result.non2xx + result.errors;
  if (refused > 0) throw new Error(`${refused} of the requests were refused`);
  return {
    http: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

function report(rounds: { bare: number; http: number; p50: number; p99: number }[]): void {
  const lines = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${clients} clients, ${seconds} s a round`,
    '',
    '| round | bare statement /s | over HTTP /s | ratio | p50 ms | p99 ms |',
    '|---:|---:|---:|---:|---:|---:|',
    ...rounds.map(
      ({ bare, http, p50, p99 }, n) =>
        `| ${n + 1} | ${bare.toFixed(0)} | ${http.toFixed(0)} | ${((100 * http) / bare).toFixed(0)} % | ${p50} | ${p99} |`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
