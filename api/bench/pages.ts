import { rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inOrganization } from '@vocero/sql/connect';
import { startPostgres } from '../../scripts/postgres.mjs';
import { testApp, type TestApp } from '../src/test-app.ts';
import { fillOrganization } from '../src/test-large.ts';
import {
  largestTheme,
  meetingPages,
  mostScanned,
  openPage,
  pagesOf,
  placeAnother,
  rowsScanned,
  settle,
} from '../src/test-pages.ts';

/*
 * How long the pages that people open every day take on the server, where an organisation has so many
 * comments and themes: all requests of a page, one after another, in the process that answers them.
 * Before each a comment is placed, so that nothing that is kept still holds. Beside it the most rows that one table gives up to a scan from end to end.
 */
const { values } = parseArgs({
  options: {
    comments: { type: 'string', default: '100000' },
    themes: { type: 'string', default: '1000' },
    requests: { type: 'string', default: '60' },
  },
});
const size = { comments: Number(values.comments), themes: Number(values.themes) };
const requests = Number(values.requests);
const WARMING = 5;

const home = join(tmpdir(), `vocero-bench-pages-${process.pid}`);
const cluster = await startPostgres({ home, password: 'bench' });
process.env['VOCERO_TEST_POSTGRES'] = cluster.url('postgres');
const t = await testApp();
t.deps.settings.checkAnswers = false; // only tests look at what they answered
try {
  const chair = await t.member('chair');
  await inOrganization(t.sql, chair.orgId, async (tx) => {
    await tx`set local statement_timeout = 0`;
    await fillOrganization(tx, chair.memberId, size);
  });
  await settle(t.owner);
  const meeting = await meetingPages(t, chair.headers);
  const pages = { ...pagesOf(await largestTheme(t.owner)), ...meeting };
  process.stdout.write(`${size.comments} comments, ${size.themes} themes, ${machine()}\n\n`);
  process.stdout.write('| page | p50 ms | p95 ms | most ms | rows scanned |\n');
  process.stdout.write('| --- | ---: | ---: | ---: | ---: |\n');
  for (const [name, addresses] of Object.entries(pages)) {
    process.stdout.write(await measure(t, chair.headers, name, addresses));
  }
} finally {
  await t.close();
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
}

async function measure(
  t: TestApp,
  headers: Record<string, string>,
  name: string,
  addresses: string[],
): Promise<string> {
  for (let i = 0; i < WARMING; i += 1) await openPage(t, headers, addresses);
  const before = await rowsScanned(t);
  const times: number[] = [];
  for (let i = 0; i < requests; i += 1) {
    await placeAnother(t.owner);
    const start = performance.now();
    await openPage(t, headers, addresses);
    times.push(performance.now() - start);
  }
  const scanned = mostScanned(before, await rowsScanned(t), requests);
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(share * times.length) - 1]!);
  const rows = `${Math.round(scanned.rows)} (${scanned.table})`;
  return `| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${rows} |\n`;
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
}
