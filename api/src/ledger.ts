import { listBenefitThemes, type BenefitTheme } from '@vocero/sql/benefits';
import type { Tx } from '@vocero/sql/connect';
import { readMeasures } from '@vocero/sql/measures';
import { addRanges, type Range } from '@vocero/workers/engine/money/avoided-contacts';
import { businessCase } from '@vocero/workers/engine/money/business-case';
import { compareWeeks, contactCostOf, costOf, stateOf, yearlyOf, type Prices } from './benefit.ts';
import type { Ledger, LedgerRow } from './contract/benefits.ts';
import type { Wire } from './serve.ts';

/** Days of the calendar: the first, and the one after the last. */
interface Span {
  from: string | null;
  until: string | null;
}

export interface LedgerPeriod {
  year?: number | undefined;
  quarter?: number | undefined;
}

/**
 * What themes brought that were verified or prevented. Weeks count in the period in which they begin,
 * the cost in that in which the action took effect.
 */
export async function readLedger(tx: Tx, period: LedgerPeriod): Promise<Wire<Ledger>> {
  const themes = await listBenefitThemes(tx);
  const prices = await readMeasures(tx);
  const span = spanOf(period);
  const rows = themes.flatMap((theme) => rowOf(theme, prices, span) ?? []);
  const { contactMinutes, minuteCost, currency } = prices;
  return {
    ...{ contactMinutes, minuteCost, currency },
    years: yearsOf(themes),
    ...span,
    ...sumOf(rows, minuteCost !== null),
    rows,
  };
}

export function spanOf({ year, quarter }: LedgerPeriod): Span {
  if (year === undefined) return { from: null, until: null };
  const day = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  if (quarter === undefined) return { from: day(0), until: day(12) };
  return { from: day(3 * (quarter - 1)), until: day(3 * quarter) };
}

const isWithin = (day: string, { from, until }: Span) =>
  (from === null || day >= from) && (until === null || day < until);

function yearsOf(themes: readonly BenefitTheme[]): number[] {
  const days = themes.flatMap(({ actedOn, weeks }) => [
    ...(actedOn === null ? [] : [actedOn]),
    ...weeks.map(({ start }) => start),
  ]);
  return [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort((a, b) => b - a);
}

/** Null: nothing of the theme falls into the period. */
function rowOf(theme: BenefitTheme, prices: Prices, span: Span): Wire<LedgerRow> | null {
  const weeks = theme.weeks.filter(({ start }) => isWithin(start, span));
  const actedWithin = theme.actedOn !== null && isWithin(theme.actedOn, span);
  if (span.from !== null && weeks.length === 0 && !actedWithin) return null;
  const whole = compareWeeks(theme, theme.weeks);
  const state = stateOf(theme, whole?.avoided.weeks ?? 0);
  const compared = state === 'measured' ? compareWeeks(theme, weeks) : null;
  const { cost } = costOf(theme, prices);
  const facts = { contactCost: contactCostOf(prices), yearly: yearlyOf(theme), cost };
  const found = compared && businessCase({ ...facts, ...compared.avoided });
  const { id: themeId, label, status, departmentName, actedOn, verifiedAt } = theme;
  return {
    ...{ themeId, label, status, departmentName, actedOn, verifiedAt, state },
    compared: compared && compared.shown,
    contacts: compared && compared.avoided.contacts,
    money: found && found.money,
    besides: found ? found.besides : 0,
    benefit: found && found.benefit,
    cost: actedWithin || span.from === null ? cost : null,
    payback:
      state === 'measured' && whole ? businessCase({ ...facts, ...whole.avoided }).payback : null,
  };
}

/** @param isPriced whether contacts have a price: without one no sum is made of what else came in. */
function sumOf(rows: readonly Wire<LedgerRow>[], isPriced: boolean) {
  const add = (name: 'contacts' | 'money' | 'benefit') =>
    roundRange(addRanges(rows.flatMap((row) => row[name] ?? [])));
  const benefit = isPriced ? add('benefit') : null;
  const cost = cents(rows.reduce((sum, row) => sum + (row.cost ?? 0), 0));
  const less = (value: number) => cents(value - cost);
  return {
    contacts: add('contacts'),
    money: isPriced ? add('money') : null,
    besides: cents(rows.reduce((sum, { besides }) => sum + besides, 0)),
    benefit,
    cost,
    net: benefit && {
      value: less(benefit.value),
      low: less(benefit.low),
      high: less(benefit.high),
    },
  };
}

const cents = (value: number) => Math.round(value * 100) / 100;
const roundRange = ({ value, low, high }: Range): Range => ({
  value: cents(value),
  low: cents(low),
  high: cents(high),
});
