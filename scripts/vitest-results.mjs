import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * Counts what a vitest run reported. A file that could not be loaded, an error outside of any test
 * and a run without a report count as one failure each: nothing may fail unseen.
 * @param {string} file the JSON report
 * @param {number} exitCode of vitest
 * @returns {Tally}
 */
export function tally(file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = report.testResults;
  const tests = files.flatMap((each) => each.assertionResults.map(({ status }) => status));
  const count = (/** @type {string} */ status) => tests.filter((each) => each === status).length;
  const broken = files.filter(
    (each) =>
      each.status === 'failed' && each.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const passed = count('passed');
  const failed = count('failed') + broken;
  const unseen = failed === 0 && exitCode !== 0 ? 1 : 0;
  return { passed, failed: failed + unseen, skipped: tests.length - passed - count('failed') };
}

/**
 * What failed in a vitest run, to be read at its end: the log above it may be long, and cut.
 * @param {string} file the JSON report
 * @returns {string[]} a line each: the file, the test and the first line of why
 */
export function failures(file) {
  if (!existsSync(file)) return [];
  /** @type {{ testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      if (failed.length === 0) return [`${name}: ${firstLine(message)}`];
      return failed.map(
        (each) => `${name}: ${each.fullName}: ${firstLine(each.failureMessages?.[0])}`,
      );
    });
}

const firstLine = (/** @type {string | undefined} */ text) => (text ?? '').trim().split('\n')[0];

/**
 * @param {Tally[]} tallies
 * @returns {string} `N passed, N failed`, and what was skipped if anything was
 */
export function summary(tallies) {
  const sum = (/** @type {keyof Tally} */ key) =>
    tallies.reduce((total, each) => total + each[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
