import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { failures, summary, tally } from './vitest-results.mjs';

function report(testResults: { status: string; tests: string[] }[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'vocero-tally-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'report.json');
  const results = testResults.map(({ status, tests }) => ({
    status,
    name: '/a.test.ts',
    message: 'no such module\nat …',
    assertionResults: tests.map((each) => ({
      status: each,
      fullName: 'adds up',
      failureMessages: each === 'failed' ? ['Error: 1 is not 2\nat …'] : [],
    })),
  }));
  writeFileSync(file, JSON.stringify({ testResults: results }));
  return file;
}

test('counts tests by what became of them', () => {
  const file = report([
    { status: 'passed', tests: ['passed', 'passed', 'skipped'] },
    { status: 'failed', tests: ['failed', 'passed', 'todo'] },
  ]);
  expect(tally(file, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a file that could not be loaded fails, though none of its tests ran', () => {
  const file = report([{ status: 'failed', tests: [] }]);
  expect(tally(file, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a run that ended badly fails, whatever its tests say', () => {
  const file = report([{ status: 'passed', tests: ['passed'] }]);
  expect(tally(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(tally('/nowhere.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(tally('/nowhere.json', 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('says what was skipped only if something was', () => {
  const run = { passed: 2, failed: 1, skipped: 0 };
  expect(summary([run, run])).toBe('4 passed, 2 failed');
  expect(summary([run, { ...run, skipped: 3 }])).toBe('4 passed, 2 failed, 3 skipped');
});

test('names what failed, and why, in a line each', () => {
  const file = report([
    { status: 'passed', tests: ['passed'] },
    { status: 'failed', tests: ['failed', 'passed'] },
    { status: 'failed', tests: [] },
  ]);
  expect(failures(file)).toEqual([
    '/a.test.ts: adds up: Error: 1 is not 2',
    '/a.test.ts: no such module',
  ]);
  expect(failures('/nowhere.json')).toEqual([]);
});
