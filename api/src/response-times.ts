import type { ClockCalendar } from '@vocero/sql/case-clock';
import { readClockCalendar } from '@vocero/sql/case-policy';
import type { Tx } from '@vocero/sql/connect';
import { listCaseWaits, readReasonNames, type CaseWait } from '@vocero/sql/response-times';
import { waitingQuantile, type Waiting } from '@vocero/workers/engine/trends/waiting-quantile';
import type { ShownTime, ShownTimes, ShownWait, ShownWaits } from './contract/open-page.ts';
import { leastShown } from './contract/rate.ts';
import type { Locale } from './contract/values.ts';

const DAYS = 30;
/** A part of the whole is told of from so many on. */
const LEAST_OF_PART = 20;

/** How long the matters of the last 30 days waited, in all, by channel and by reason. */
export async function readResponseTimes(
  tx: Tx,
  { locale, ownLocale, now }: { locale: Locale; ownLocale: string; now: Date },
): Promise<ShownTimes> {
  const calendar = await readClockCalendar(tx);
  const waits = await listCaseWaits(tx, DAYS, now);
  const channels = partsOf(waits, ({ channel }) => channel);
  const reasons = partsOf(waits, ({ reasonId }) => reasonId);
  const names = await readReasonNames(tx, [...reasons.keys()]);
  const nameOf = (id: string) => {
    const known = names.get(id) ?? {};
    return known[locale] ?? known[ownLocale] ?? Object.values(known)[0] ?? '';
  };
  return {
    days: DAYS,
    all: showWaits(waits, calendar),
    channels: Array.from(channels, ([channel, part]) => ({
      channel,
      ...showWaits(part, calendar),
    })),
    reasons: Array.from(reasons, ([id, part]) => ({
      name: nameOf(id),
      ...showWaits(part, calendar),
    })).filter(({ name }) => name !== ''),
  };
}

function partsOf(waits: readonly CaseWait[], nameOf: (wait: CaseWait) => string | null) {
  const parts = new Map<string, CaseWait[]>();
  for (const wait of waits) {
    const name = nameOf(wait);
    if (name !== null) parts.set(name, [...(parts.get(name) ?? []), wait]);
  }
  const large = [...parts].filter(([, part]) => part.length >= LEAST_OF_PART);
  return new Map(large.sort(([, a], [, b]) => b.length - a.length));
}

function showWaits(waits: readonly CaseWait[], calendar: ClockCalendar): ShownWaits {
  const of = (pick: (wait: CaseWait) => Waiting) =>
    waits.length < leastShown ? null : showWait(waits.map(pick), calendar);
  return {
    n: waits.length,
    toAcknowledge: of((wait) => wait.toAcknowledge),
    toAnswer: of((wait) => wait.toAnswer),
  };
}

function showWait(waits: readonly Waiting[], calendar: ClockCalendar): ShownWait {
  const [medianHours, p80Hours] = [waitingQuantile(waits, 0.5), waitingQuantile(waits, 0.8)];
  return {
    median: timeOf(medianHours, calendar),
    p80: timeOf(p80Hours, calendar),
    medianHours: roundedUp(medianHours),
    p80Hours: roundedUp(p80Hours),
    n: waits.length,
  };
}

const roundedUp = (hours: number | null) => (hours === null ? null : Math.ceil(hours * 10) / 10);

/** Hours of a clock that stands still at times, as people say them: never shorter than they are. */
export function timeOf(hours: number | null, { clock, week }: ClockCalendar): ShownTime | null {
  if (hours === null) return null;
  const lengths = week.map((spans) => spans.reduce((sum, [from, until]) => sum + until - from, 0));
  const working = lengths.filter((length) => length > 0);
  const minutes = working.reduce((sum, length) => sum + length, 0) / (working.length || 1);
  const day = clock === 'working_hours' && minutes > 0 ? minutes / 60 : 24;
  const isLong = hours > (clock === 'working_hours' ? day : 23);
  if (!isLong) return { unit: 'hours', n: Math.max(1, Math.ceil(hours)) };
  return { unit: clock === 'always' ? 'days' : 'working_days', n: Math.ceil(hours / day) };
}
