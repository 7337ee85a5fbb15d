import type { Tx } from '@vocero/sql/connect';
import { sumDriver } from '@vocero/sql/drivers';
import { readMeasures } from '@vocero/sql/measures';
import { listCurrentBaselines, type Baseline } from '@vocero/sql/reason-baselines';
import { countByReason, countOwnWords, type Contacts } from '@vocero/sql/reason-reports';
import type { Period } from '@vocero/sql/report-period';
import { compareCounts, type Comparison } from '@vocero/workers/engine/trends/compare-counts';
import { falseDiscoveryRates } from '@vocero/workers/engine/trends/false-discovery';
import { leastShown } from './contract/rate.ts';
import { rateOf } from './rate.ts';
import { driverRateOf } from './top-ten.ts';

/** At most one in twenty of the changes that are called clear may be accident. */
const FALSE_ALARMS = 0.05;

/** Contacts of a period by reason, each against its baseline. */
export async function readReasonReport(tx: Tx, period: Period) {
  const reasons = await countByReason(tx, period);
  const baselines = new Map((await listCurrentBaselines(tx)).map((one) => [one.reasonId, one]));
  const driver = await readDriver(tx, period);
  const contacts = reasons.reduce((sum, { count }) => sum + count, 0);
  const pairs = reasons.map((reason) => {
    const baseline = reason.reasonId === null ? undefined : baselines.get(reason.reasonId);
    return { ...reason, baseline: baseline ?? null, overlaps: overlaps(period, baseline) };
  });
  const changes = compareAll(period, pairs);
  return {
    period,
    contacts,
    avoidable: avoidableRate(reasons),
    ownWords: await countOwnWords(tx, period),
    driver,
    items: pairs.map(({ classified: _, ...reason }, at) => ({
      ...reason,
      share: rateOf(reason.count, contacts),
      avoidable: avoidableRate([reasons[at]!]),
      rate: driverRateOf(reason.count, driver && driver.amount),
      change: changes[at]!,
    })),
  };
}

/** Avoidable and repeated contacts among those of a known kind. */
export const avoidableRate = (contacts: readonly Contacts[]) =>
  rateOf(
    contacts.reduce((sum, { avoidable }) => sum + avoidable, 0),
    contacts.reduce((sum, { classified }) => sum + classified, 0),
  );

async function readDriver(tx: Tx, { from, until }: Period) {
  const { driverName } = await readMeasures(tx);
  const amount = driverName === null ? null : await sumDriver(tx, from, until);
  return driverName === null || amount === null ? null : { name: driverName, amount };
}

/** Days are texts in the order of time. */
function overlaps({ from, until }: Period, baseline: Baseline | undefined): boolean {
  if (!baseline) return false;
  return baseline.firstDay < until && from < dayAfter(baseline.firstDay, baseline.days);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

interface Compared {
  count: number;
  baseline: Baseline | null;
  overlaps: boolean;
}

/** What is compared beside many others needs more to be believed. */
function compareAll(period: Period, reasons: readonly Compared[]) {
  const found = reasons.map((reason) => compare(period, reason));
  const tested = found.filter((one) => one !== null);
  const rates = falseDiscoveryRates(tested.map(({ chance }) => chance));
  const chances = new Map(tested.map((one, at) => [one, rates[at]!]));
  return found.map((one) => {
    if (!one) return null;
    const chance = chances.get(one)!;
    return { ...one, chance, clear: chance <= FALSE_ALARMS };
  });
}

function compare(period: Period, { count, baseline, overlaps }: Compared): Comparison | null {
  if (!baseline || overlaps || count + baseline.count < leastShown) return null;
  return compareCounts(
    { count: baseline.count, exposure: baseline.days },
    { count, exposure: period.days },
    baseline.spread,
  );
}
