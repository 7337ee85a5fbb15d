import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './surroundings.mjs';

/** Each rule, and a file that breaks it. */
const VIOLATIONS: [rule: string, file: string, text: string][] = [
  ['no-circle', 'sql/src/a.ts', "import './b.ts'; export const a = 1;"],
  ['no-unresolved', 'sql/src/lost.ts', "import './nowhere.ts';"],
  ['no-test-in-product', 'sql/src/tested.ts', "import './x.test.ts';"],
  ['web-knows-contract-only', 'web/src/page.ts', "import '../../sql/src/b.ts';"],
  ['web-without-node', 'web/src/disk.ts', "import 'node:fs';"],
  ['api-knows-sql-and-engine', 'api/src/job.ts', "import '../../workers/src/relay.ts';"],
  ['api-without-queue', 'api/src/queue.ts', "import 'bullmq';"],
  ['workers-know-sql', 'workers/src/call.ts', "import '../../api/src/contract/theme.ts';"],
  ['sql-knows-nobody', 'sql/src/up.ts', "import '../../workers/src/relay.ts';"],
  ['sql-knows-postgres-only', 'sql/src/checked.ts', "import 'zod';"],
  ['contract-knows-zod-only', 'api/src/contract/bad.ts', "import '../../../sql/src/b.ts';"],
  ['client-knows-contract-only', 'api/src/client.ts', "import '../../sql/src/b.ts';"],
  ['engine-is-pure', 'workers/src/engine/clock.ts', "import 'node:fs';"],
  ['natural-by-deep-imports', 'workers/src/root.ts', "import 'natural';"],
];

/** What is allowed, to see that the rules do not forbid everything. */
const ALLOWED: [file: string, text: string][] = [
  ['sql/src/b.ts', "import 'postgres'; import './a.ts'; export const b = 1;"],
  ['sql/src/x.test.ts', "import 'zod';"],
  ['web/src/good.ts', "import '../../api/src/contract/theme.ts';"],
  ['api/src/contract/theme.ts', "import 'zod';"],
  ['api/src/good.ts', "import '../../sql/src/x.ts'; import '../../workers/src/engine/pure.ts';"],
  ['sql/src/x.ts', 'export const x = 1;'],
  [
    'workers/src/relay.ts',
    "import 'bullmq'; import '../../sql/src/x.ts'; import './engine/pure.ts';",
  ],
  ['workers/src/engine/pure.ts', "import 'natural/lib/natural/stemmers/index.js';"],
];

interface Violation {
  rule: { name: string };
  from: string;
}

let violations: Violation[];
let checkout: string;

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'vocero-imports-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) {
    cpSync(join(ROOT, name), join(checkout, name));
  }
  for (const [file, text] of [...ALLOWED, ...VIOLATIONS.map(([, ...rest]) => rest)]) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), text);
  }
  mkdirSync(join(checkout, 'node_modules'));
  for (const [name, home] of Object.entries({
    bullmq: 'workers',
    natural: 'workers',
    postgres: 'sql',
    zod: 'api',
  })) {
    symlinkSync(join(ROOT, home, 'node_modules', name), join(checkout, 'node_modules', name));
  }
  violations = cruise();
}, 30_000);
afterAll(() => rmSync(checkout, { recursive: true }));

function cruise(): Violation[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout } = spawnSync(
    process.execPath,
    [program, ...words, 'api', 'sql', 'web', 'workers'],
    { cwd: checkout, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

test.each(VIOLATIONS)('%s is broken by %s', (rule, file) => {
  expect(violations.filter(({ from }) => from === file).map((each) => each.rule.name)).toContain(
    rule,
  );
});

test('what the rules allow breaks none', () => {
  const good = new Set(ALLOWED.map(([file]) => file));
  const broken = violations.filter(({ from, rule }) => good.has(from) && rule.name !== 'no-circle');
  expect(broken).toEqual([]);
});

test('no rule goes without a violation that proves it', () => {
  const names = execFileSync(
    process.execPath,
    [
      '-p',
      "JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name))",
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(VIOLATIONS.map(([rule]) => rule).sort()).toEqual((JSON.parse(names) as string[]).sort());
});
