/**
 * Times a large import from the upload until every comment is in its theme, through the whole product:
 * API, workers and database, with somebody looking at the board and somebody sending feedback all the
 * time. The comments are made by perturbing those of a labelled set, and lie in the last two years.
 * Usage: npm run -s bench:pipeline -- FILE.tsv [--comments N] [--statements]
 */
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { decodeModel } from '../src/engine/model.ts';
import { readLabelledSet } from './labelled-set.ts';
import { Latencies } from './latencies.ts';
import { perturb } from './perturb.ts';
import { startProduct, type Product } from './product.ts';
import { sampleStatements } from './sample-statements.ts';
import { readSizes } from './table-sizes.ts';

const SEED = 1;
const DAYS = 730;
const LOOK_EVERY = 200;
/** So many comments in their places show that the themes are there. */
const FIRST = 1_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    comments: { type: 'string', default: '50000' },
    statements: { type: 'boolean', default: false },
  },
});
const [path] = positionals;
const count = Number(options.comments);
if (!path || !Number.isInteger(count) || count < 1) {
  console.error('usage: million-database.ts FILE.tsv [--comments N] [--statements]');
  process.exit(2);
}

const texts = readLabelledSet(path).comments.map(({ text }) => text);
const file = join(tmpdir(), `vocero-bench-pipeline-${process.pid}.csv`);
await pipeline(Readable.from(csvLines()), createWriteStream(file));
const product = await startProduct();
try {
  await measure(product);
} finally {
  await product.stop();
  rmSync(file);
}

function* csvLines() {
  const end = Date.now();
  yield 'id,date,channel,customer,comment\n';
  let n = 0;
  for (const text of perturb(texts, count, SEED)) {
    const at = new Date(end - (((n * 7_919) % count) / count) * DAYS * 86_400_000);
    const customer = (n * 31) % Math.ceil(count / 4);
    yield `T-${n},${at.toISOString()},phone,C-${customer},"${text.replaceAll('"', '""')}"\n`;
    n += 1;
  }
}

interface Engine {
  waiting: number;
  themes: number;
  learning: boolean;
  lastLearnedSeconds: number | null;
}

async function measure(product: Product): Promise<void> {
  const { call, upload } = product;
  const latencies = new Latencies();
  latencies.watch('GET /themes', 1_000, () => call('GET', '/themes'));
  latencies.watch('GET /home', 3_000, () => call('GET', '/home'));
  const note = () => ({ channel: 'phone', text: texts[Math.floor(Math.random() * texts.length)] });
  latencies.watch('POST /feedback', 250, () => call('POST', '/feedback', note()));
  const statements = options.statements ? sampleStatements(product.sql) : null;
  const started = performance.now();
  const stages: { stage: string; seconds: number }[] = [];
  let last = started;
  const over = (stage: string) => {
    const now = performance.now();
    stages.push({ stage, seconds: round((now - last) / 1_000) });
    last = now;
  };

  latencies.stage = 'import';
  const body = Readable.toWeb(createReadStream(file, { highWaterMark: 1 << 20 })) as ReadableStream;
  const uploaded = await upload<{ id: string; mapping: object }>(
    '/imports?fileName=bench.csv',
    body,
  );
  over('upload');
  await call('POST', `/imports/${uploaded.id}/start`, uploaded.mapping);
  await until(async () => {
    const { state } = await call<{ state: string }>('GET', `/imports/${uploaded.id}`);
    if (state === 'failed') throw new Error('the import failed');
    return state === 'done';
  });
  over('checked and stored');
  latencies.stage = 'learning';
  // What somebody sent before has themes already; those of the import fill up from the first written.
  await until(async () => (await call<Engine>('GET', '/engine')).waiting < count - FIRST);
  over('first themes on the board');
  latencies.stage = 'placing';
  await until(async () => {
    const { waiting, learning } = await call<Engine>('GET', '/engine');
    return !learning && waiting < 10; // somebody goes on sending
  });
  over('every comment in its place');
  stages.push({ stage: 'all', seconds: round((last - started) / 1_000) });
  const used = product.usage();
  latencies.stage = 'afterwards';
  await sleep(10_000);
  await latencies.stop();

  const { lastLearnedSeconds, themes } = await call<Engine>('GET', '/engine');
  const { cpu, node } = { cpu: cpus()[0]?.model ?? 'unknown', node: process.versions.node };
  console.log(`${cpus().length} × ${cpu}, Node ${node}, ${count} comments, ${themes} themes`);
  console.table(stages);
  console.table([
    {
      learnSeconds: round(lastLearnedSeconds ?? 0),
      ...(await timeModel(product)),
    },
  ]);
  console.table(used);
  console.table(latencies.report());
  console.table(await readSizes(product.sql, count));
  if (statements) console.table(await statements.stop());
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(LOOK_EVERY);
}

/** Reads the newest model as a process does that has none yet. */
async function timeModel({ sql }: Product) {
  const start = performance.now();
  const [row] = await sql<{ bytes: Uint8Array }[]>`
    select bytes from engine_model order by version desc limit 1`;
  const { themes } = decodeModel(row!.bytes);
  const modelSeconds = round((performance.now() - start) / 1_000, 3);
  const modelMiB = round(row!.bytes.length / 2 ** 20);
  return { modelSeconds, modelMiB, modelThemes: themes.length };
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
