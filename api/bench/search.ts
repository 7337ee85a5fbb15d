import { rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inOrganization } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import { indexBankJob } from '@vocero/workers/jobs/index-bank';
import { startPostgres } from '../../scripts/postgres.mjs';
import { testApp, type TestApp } from '../src/test-app.ts';
import { fillOrganization } from '../src/test-large.ts';
import { settle } from '../src/test-pages.ts';

/*
 * How long a search takes on the server, a page of the list and the counts beside it, where an
 * organisation has so many comments; how long they take to be made searchable; and what the memory
 * of the process grows by while all of them are sent as a file.
 */
const { values } = parseArgs({
  options: {
    comments: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '40' },
  },
});
const comments = Number(values.comments);
const requests = Number(values.requests);
const THEMES = 200;

/** What is searched for: words from one in three comments to one in a thousand, and filters. */
const QUERIES: Record<string, Record<string, string>[]> = {
  'one word, everywhere': words('factura', 'router', 'delivery'),
  'one word, seldom': words('garantía', 'contraseña', 'tehničar'),
  'three words': words('late invoice router', 'račun kasni opet', 'factura tarde soporte'),
  phrase: words('"came late again"', '"no llegó"'),
  'nothing found': words('zzzyx', 'qqqw factura'),
  'one word and a filter': [
    { q: 'factura', channel: 'phone' },
    { q: 'router', language: 'bs' },
    { q: 'delivery', kind: 'repeat' },
  ],
  'one word, long ago': words('factura', 'garantía').map((query) => ({
    ...query,
    until: new Date(Date.now() - 150 * 86_400_000).toISOString(),
  })),
};
/** Each word of a comment is the nth of its language with a chance that falls with n. */
const WORDS = {
  en: 'the invoice came late again router delivery support price broken phone called waiting order refund app login warranty password engineer',
  es: 'la factura llegó tarde otra router entrega soporte precio roto teléfono llamé espera pedido reembolso aplicación acceso garantía contraseña técnico',
  bs: 'je račun kasni opet ruter dostava podrška cijena pokvaren telefon zvao čekanje narudžba povrat aplikacija prijava garancija lozinka tehničar servis',
};

const home = join(tmpdir(), `vocero-bench-search-${process.pid}`);
const cluster = await startPostgres({ home, password: 'bench' });
process.env['VOCERO_TEST_POSTGRES'] = cluster.url('postgres');
const t = await testApp();
t.deps.settings.checkAnswers = false; // only tests look at what they answered
try {
  const chair = await t.member('chair');
  await inOrganization(t.sql, chair.orgId, async (tx) => {
    await tx`set local statement_timeout = 0`;
    await fillOrganization(tx, chair.memberId, { comments, themes: THEMES });
  });
  await sayManyThings(t);
  const filling = await fillBank(t, chair.orgId);
  await settle(t.owner);
  say(`${comments} comments, ${machine()}\n\n`);
  say(`made searchable in ${filling.toFixed(0)} s\n\n`);
  say('| search | list p50 ms | list p95 ms | counts p50 ms | counts p95 ms | both p95 ms |\n');
  say('| --- | ---: | ---: | ---: | ---: | ---: |\n');
  for (const [name, queries] of Object.entries(QUERIES)) {
    say(await measure(t, chair.headers, name, queries));
  }
  say(`\n${await measureExport(t, chair.headers)}\n`);
} finally {
  await t.close();
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Gives every comment eight words of its language, and a number. */
async function sayManyThings({ owner }: TestApp): Promise<void> {
  const lists = Object.entries(WORDS).map(([language, words]) => ({ language, words }));
  await owner.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`set local session_replication_role = replica`; // words never change, but for this once
    await tx`
      update feedback set text = said.text from (
        select f.id, string_agg(list[1 + floor(power(random(), 2) * array_length(list, 1))::int], ' ')
          || ' ' || max(f.case_code) as text
        from feedback f
          join (select language, string_to_array(words, ' ') as list
            from jsonb_to_recordset(${tx.json(lists)}) as given (language text, words text)) as own
            on own.language = f.language
          cross join generate_series(1, 8)
        group by f.id) as said
      where said.id = feedback.id`;
  });
  await owner`vacuum analyze feedback`;
}

/** @returns seconds. */
async function fillBank({ sql }: TestApp, orgId: string): Promise<number> {
  await inOrganization(sql, orgId, (tx) => appendOutbox(tx, 'bank.index', orgId));
  const start = performance.now();
  const job = indexBankJob({ sql, signal: new AbortController().signal });
  await job({ data: { orgId, subjectIds: [orgId] } });
  return (performance.now() - start) / 1000;
}

async function measure(
  { app }: TestApp,
  headers: Record<string, string>,
  name: string,
  queries: readonly Record<string, string>[],
): Promise<string> {
  const times = { list: [] as number[], counts: [] as number[], both: [] as number[] };
  for (let i = -3; i < requests; i += 1) {
    const given = queries[(i + queries.length * 3) % queries.length];
    const query = new URLSearchParams(given).toString();
    const list = await timed(app, `feedback?${query}`, headers);
    const counts = await timed(app, `bank/facets?${query}`, headers);
    if (i < 0) continue;
    times.list.push(list);
    times.counts.push(counts);
    times.both.push(list + counts);
  }
  const { list, counts, both } = times;
  const shown = [at(list, 0.5), at(list, 0.95), at(counts, 0.5), at(counts, 0.95), at(both, 0.95)];
  return `| ${name} | ${shown.join(' | ')} |\n`;
}

/** @returns milliseconds until the whole answer is there. */
async function timed(app: TestApp['app'], path: string, headers: Record<string, string>) {
  const start = performance.now();
  const answer = await app.request(`/api/v1/${path}`, { headers });
  if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
  await answer.arrayBuffer();
  return performance.now() - start;
}

function at(times: readonly number[], share: number): number {
  return Math.round(times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1]!);
}

function words(...all: string[]): { q: string }[] {
  return all.map((q) => ({ q }));
}

async function measureExport({ app }: TestApp, headers: Record<string, string>): Promise<string> {
  const start = performance.now();
  const before = process.memoryUsage().rss;
  let most = before;
  let bytes = 0;
  const answer = await app.request('/api/v1/bank/export.csv', { headers });
  for await (const piece of answer.body!) {
    bytes += (piece as Uint8Array).length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mib = (size: number) => Math.round(size / 2 ** 20);
  return `file of all: ${mib(bytes)} MiB in ${seconds} s, memory ${mib(before)} → at most ${mib(most)} MiB`;
}

function say(text: string): void {
  process.stdout.write(text);
}

function machine(): string {
  const load = loadavg()[0]!.toFixed(1);
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, load ${load}`;
}
