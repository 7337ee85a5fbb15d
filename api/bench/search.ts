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
 * How long a search takes on the server, a page of the list and its counts one after the other, where
 * an organisation has so many comments; how long they take to be made searchable; and what the memory
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

/** What is searched for: words from one in three comments to one in a thousand. */
const QUERIES = {
  'one word, everywhere': ['factura', 'router', 'delivery'],
  'one word, seldom': ['garantía', 'contraseña', 'tehničar'],
  'three words': ['late invoice router', 'račun kasni opet', 'factura tarde soporte'],
  phrase: ['"came late again"', '"no llegó"'],
  'nothing found': ['zzzyx', 'qqqw factura'],
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
  say('| search | p50 ms | p95 ms | most ms |\n| --- | ---: | ---: | ---: |\n');
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
  queries: readonly string[],
): Promise<string> {
  const times: number[] = [];
  for (let i = -3; i < requests; i += 1) {
    const q = encodeURIComponent(queries[(i + queries.length * 3) % queries.length]!);
    const start = performance.now();
    for (const path of [`feedback?q=${q}`, `bank/facets?q=${q}`]) {
      const answer = await app.request(`/api/v1/${path}`, { headers });
      if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
    if (i >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(share * times.length) - 1]!);
  return `| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |\n`;
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
