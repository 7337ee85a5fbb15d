import type { Tx } from '@vocero/sql/connect';
import { listDepartments } from '@vocero/sql/departments';
import { readMeasures } from '@vocero/sql/measures';
import {
  countByDepartment,
  listCausers,
  type Causer,
  type DepartmentContacts,
} from '@vocero/sql/reason-reports';
import { readDays, readNamedPeriod, type Period } from '@vocero/sql/report-period';
import {
  listPromises,
  listVerifiedFalls,
  PROMISE_DAYS,
  type KeptPromise,
  type VerifiedFall,
} from '@vocero/sql/scorecard-promises';
import { sumDepartmentScores, type DepartmentScores } from '@vocero/sql/scorecard-scores';
import { rateOf } from './rate.ts';
import { avoidableRate } from './reason-report.ts';
import { indexOf } from './satisfaction.ts';

/** Everything that the scorecards are made of, read once for all departments or for one. */
export interface ScorecardFacts {
  period: Period;
  before: Period;
  longer: Period;
  contactMinutes: number;
  minuteCost: number | null;
  currency: string;
  contacts: number;
  now: ReadonlyMap<string | null, DepartmentContacts>;
  earlier: ReadonlyMap<string | null, DepartmentContacts>;
  scores: ReadonlyMap<string, DepartmentScores>;
  promises: readonly KeptPromise[];
  falls: readonly VerifiedFall[];
}

export async function readScorecardFacts(
  tx: Tx,
  departmentId: string | null,
): Promise<ScorecardFacts> {
  const period = await readNamedPeriod(tx, 'last_30');
  const before = await readDays(tx, daysBefore(period.from, period.days), period.from);
  const longer = await readNamedPeriod(tx, 'last_90');
  const { contactMinutes, minuteCost, currency } = await readMeasures(tx);
  const now = byDepartment(await countByDepartment(tx, period));
  const scores = await sumDepartmentScores(tx, longer);
  return {
    period,
    before,
    longer,
    contactMinutes,
    minuteCost,
    currency,
    contacts: Array.from(now.values()).reduce((sum, { count }) => sum + count, 0),
    now,
    earlier: byDepartment(await countByDepartment(tx, before)),
    scores: new Map(scores.map((row) => [row.departmentId, row])),
    promises: await listPromises(tx, departmentId),
    falls: await listVerifiedFalls(tx, departmentId, PROMISE_DAYS),
  };
}

/** Departments in use, and those of before that still cause something, in the order of their names. */
export async function listScorecards(tx: Tx) {
  const facts = await readScorecardFacts(tx, null);
  const inUse = new Set((await listDepartments(tx)).map(({ id }) => id));
  const cards = (await listCausers(tx)).map((causer) => scorecardOf(causer, facts));
  return {
    ...measuresOf(facts),
    contacts: facts.contacts,
    items: cards.filter(
      ({ department, contacts, themes }) => inUse.has(department.id) || contacts + themes > 0,
    ),
  };
}

export const measuresOf = (facts: ScorecardFacts) => {
  const { period, before, longer, contactMinutes, minuteCost, currency } = facts;
  return { period, before, longer, contactMinutes, minuteCost, currency };
};

export function scorecardOf({ themes, ...department }: Causer, facts: ScorecardFacts) {
  const { id } = department;
  const own = facts.now.get(id) ?? nothing;
  const promises = facts.promises.filter(({ departmentId }) => departmentId === id);
  return {
    department,
    contacts: own.count,
    previous: facts.earlier.get(id)?.count ?? 0,
    share: rateOf(own.count, facts.contacts),
    avoidable: avoidableRate([own]),
    cost: costOf(own.count, facts),
    satisfaction: indexOf(facts.scores.get(id)),
    promises: rateOf(promises.filter(({ kept }) => kept).length, promises.length),
    themes,
    verified: facts.falls.filter(({ departmentId }) => departmentId === id).length,
  };
}

const nothing = { count: 0, classified: 0, avoidable: 0 };

const byDepartment = (rows: readonly DepartmentContacts[]) =>
  new Map(rows.map((row) => [row.departmentId, row]));

/** To the cent, as a statement would have it: half a cent is not lost to a binary fraction. */
export function costOf(
  contacts: number,
  { contactMinutes, minuteCost }: Pick<ScorecardFacts, 'contactMinutes' | 'minuteCost'>,
): number | null {
  if (minuteCost === null) return null;
  const cents = contacts * contactMinutes * minuteCost * 100;
  return Math.round(Number(cents.toPrecision(12))) / 100;
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
