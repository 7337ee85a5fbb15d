import { execFile } from 'node:child_process';
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { connect } from '@vocero/sql/connect';
import { migrateDatabase } from '@vocero/sql/migrate';
import { insertOrganization } from '@vocero/sql/organizations';
import { startPostgres } from '../../scripts/postgres.mjs';
import { comment } from './comment.ts';

/*
 * Rows per second and peak memory of an import, beside COPY of the same file into a bare table and
 * into one with the keys and indexes of the comments: the same database, in turn. The database writes
 * through to the disk.
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } });
const rows = Number(values.rows);
const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const home = join(tmpdir(), `vocero-bench-import-${process.pid}`);
const file = `${home}.csv`;
const cluster = await startPostgres({ home, password: 'bench' });
try {
  await writeFile();
  report(await measure());
} finally {
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
  rmSync(file, { force: true });
}

interface Once {
  upload: number;
  stored: number;
  undo: number;
  peakMiB: number;
  state: string;
  accepted: number;
}

interface Figures {
  bare: number;
  indexed: number;
  once: Once;
}

async function measure(): Promise<Figures> {
  const url = cluster.url('bench');
  const appUrl = Object.assign(new URL(url), { username: 'bench_login' }).href;
  await migrateDatabase(url, appUrl);
  const owner = connect(url, { name: 'bench', poolSize: 1, statementTimeout: 0 });
  const organization = { slug: 'bench', name: 'Bench', locale: 'en' };
  const org = await owner.begin((tx) => insertOrganization(tx, organization));
  await owner`create table bare (external_id text, occurred_at text, channel text, text text)`;
  await owner`create table indexed (like feedback including all)`;
  await owner`
    alter table indexed alter column org_id set default '00000000-0000-7000-8000-000000000000'`;
  await owner`
    alter table indexed alter column case_code set default substr(gen_random_uuid()::text, 1, 18)`;

  const bare = await child<{ seconds: number }>('bare-copy', { url, file, table: 'bare' });
  const indexed = await child<{ seconds: number }>('bare-copy', { url, file, table: 'indexed' });
  await owner`drop table bare, indexed`;
  await owner`checkpoint`;
  const once = await child<Once>('import-once', { url: appUrl, org, file });
  await owner.end();
  if (once.accepted !== rows) throw new Error(`${once.accepted} of ${rows} stored: ${once.state}`);
  return { bare: bare.seconds, indexed: indexed.seconds, once };
}

async function child<T>(name: string, options: Record<string, string>): Promise<T> {
  const words = Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]);
  const program = ['--import', 'tsx', `api/bench/${name}.ts`, ...words];
  const { stdout } = await run(process.execPath, program, { cwd: root });
  return JSON.parse(stdout) as T;
}

function writeFile(): Promise<void> {
  function* lines() {
    yield 'id,date,channel,comment\n';
    for (let n = 0; n < rows; n += 1) {
      const day = String(1 + (n % 28)).padStart(2, '0');
      yield `T-${n},2026-03-${day} 10:00,phone,"${comment(n)}"\n`;
    }
  }
  return pipeline(Readable.from(lines()), createWriteStream(file));
}

function report({ bare, indexed, once }: Figures): void {
  const line = (what: string, seconds: number, peak = '') =>
    `| ${what} | ${seconds.toFixed(1)} | ${Math.round(rows / seconds)} | ${peak} |`;
  const megabytes = (statSync(file).size / 1e6).toFixed(0);
  const lines = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${rows} rows, ${megabytes} MB`,
    '',
    '| what | s | rows /s | peak MiB |',
    '|---|---:|---:|---:|',
    line('COPY into a bare table', bare),
    line('COPY into a table with the keys and indexes of comments', indexed),
    line('upload of the file', once.upload),
    line('import: checked, redacted, stored', once.stored, once.peakMiB.toFixed(0)),
    line('undo', once.undo),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
