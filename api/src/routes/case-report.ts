import { clockHoursBetween } from '@vocero/sql/case-clock';
import { readCasePolicy, readClockCalendar } from '@vocero/sql/case-policy';
import {
  listAckWaits,
  listCaseMonths,
  listExpectationGaps,
  type CaseMonth,
} from '@vocero/sql/case-report';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readToday } from '@vocero/sql/weeks';
import { waitingQuantile } from '@vocero/workers/engine/trends/waiting-quantile';
import * as contract from '../contract/case-report.ts';
import { leastShown } from '../contract/rate.ts';
import type { App, Deps } from '../deps.ts';
import { rateOf } from '../rate.ts';
import { serve } from '../serve.ts';

const MONTHS = 12;
/** Enough to tell a median and a share by; the newest count. */
const MOST_TIMED = 300;

/** How we keep our word: acknowledged in time, and what was closed because a policy says so. */
export function caseReportRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.readCaseReport, ({ principal }) =>
    inOrganization(deps.sql, principal.orgId, readReport),
  );
}

async function readReport(tx: Tx) {
  const rows = await listCaseMonths(tx, MONTHS);
  const until = await readToday(tx);
  const since = rows[0]?.month ?? until;
  const { ackHours } = await readCasePolicy(tx);
  return {
    since,
    until,
    ...ratesOf(rows),
    hours: await hoursSince(tx, since),
    ackHours,
    months: rows.map((row) => ({
      month: row.month,
      until: lastDayOf(row.month),
      ...ratesOf([row]),
    })),
    gaps: await listExpectationGaps(tx, since),
  };
}

function ratesOf(rows: readonly CaseMonth[]) {
  const sum = (of: (row: CaseMonth) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    policy: rateOf(
      sum(({ policy }) => policy),
      sum(({ closed }) => closed),
    ),
    acknowledged: rateOf(
      sum((row) => row.acknowledgedInTime),
      sum((row) => row.acknowledgedOrOver),
    ),
  };
}

/**
 * Hours of the clock, which stands still where nobody works, by the calendar of today. Who still waits
 * counts too: without them it would look faster than it is.
 */
async function hoursSince(tx: Tx, since: string) {
  const calendar = await readClockCalendar(tx);
  const rows = await listAckWaits(tx, since, MOST_TIMED);
  if (rows.length < leastShown) return null;
  const waits = rows.map(({ receivedAt, until, isOver }) => ({
    time: clockHoursBetween(calendar, receivedAt, until),
    isOver,
  }));
  const { length: n } = waits;
  return { n, median: waitingQuantile(waits, 0.5), p80: waitingQuantile(waits, 0.8) };
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number, 0)).toISOString().slice(0, 10);
}
