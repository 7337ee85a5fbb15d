// `npm test`: everything but the benchmarks, from nothing. Words after `--` select test files.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLexiconBuilt } from './build-lexicon.mjs';
import { ensureWebBuilt } from './build-web.mjs';
import { ensureInstalled } from './install.mjs';
import { findRedis } from './redis.mjs';
import { say, sayError } from './say.mjs';
import { ROOT } from './surroundings.mjs';
import { failures, summary, tally } from './vitest-results.mjs';

const RUNS = [
  { title: 'Rules, queries and jobs', projects: ['pure', 'db'] },
  { title: 'Stories in the browser', projects: ['e2e'] },
];

const reports = mkdtempSync(join(tmpdir(), 'vocero-report-'));
try {
  await ensureInstalled('full');
  await ensureWebBuilt();
  await ensureLexiconBuilt();
  const tallies = [redisTally()];
  for (const run of RUNS) tallies.push(await vitest(run));
  for (const failure of RUNS.flatMap((run) => failures(reportOf(run)))) say(`Failed: ${failure}`);
  process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0;
  console.log(summary(tallies));
} catch (error) {
  process.exitCode = sayError(error);
  console.log('0 passed, 1 failed');
} finally {
  rmSync(reports, { recursive: true });
}

/** @param {typeof RUNS[number]} run */
function reportOf({ projects }) {
  return join(reports, `${projects.join('-')}.json`);
}

/** @param {typeof RUNS[number]} run */
async function vitest(run) {
  const { title, projects } = run;
  say(`\n${title}`);
  const report = reportOf(run);
  const words = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
  ];
  words.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  const program = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [program, ...words, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return tally(report, code ?? 1);
}

/** Redis is optional, but where everything is to be tested its absence must not pass unseen. */
function redisTally() {
  const present = Boolean(process.env.VOCERO_TEST_REDIS_URL) || findRedis() !== undefined;
  if (!present) say('Redis was not found: the tests that need it are skipped.');
  return { passed: 0, failed: !present && process.env.CI === 'true' ? 1 : 0, skipped: 0 };
}
