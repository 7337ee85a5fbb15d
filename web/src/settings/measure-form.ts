import type { Measures } from '@vocero/api/contract/measures';
import { numberIn } from '../i18n/number-in.ts';

const numbers = [
  'repeatDays',
  'recurringComments',
  'recurringDays',
  'recurringPeople',
  'recurringUnits',
  'stalledWeeks',
  'askedDays',
  'contactMinutes',
] as const;
type NumberName = (typeof numbers)[number];

/** What stands in the fields: everything as text. */
export type MeasureForm = Record<
  NumberName | 'minuteCost' | 'hourCost' | 'currency' | 'driverName',
  string
> & {
  firstWeekday: `${number}`;
  chargeMode: Measures['chargeMode'];
};

/** @param decimal what separates decimals where the reader lives. */
export function formOf(measures: Measures, decimal: string): MeasureForm {
  const text = (value: number | null) =>
    value === null ? '' : String(Math.round(value * 10_000) / 10_000).replace('.', decimal);
  const fields = numbers.map((name) => [name, text(measures[name])]);
  return {
    ...(Object.fromEntries(fields) as Record<NumberName, string>),
    firstWeekday: `${measures.firstWeekday}`,
    minuteCost: text(measures.minuteCost),
    hourCost: text(measures.hourCost),
    chargeMode: measures.chargeMode,
    currency: measures.currency,
    driverName: measures.driverName ?? '',
  };
}

/** The fields as numbers, or the names of those that are none. An empty price is no price. */
export function readForm(
  form: MeasureForm,
  decimal: string,
): { measures: Measures } | { wrong: string[] } {
  const read = new Map(numbers.map((name) => [name, numberIn(form[name], decimal)]));
  const costs = {
    minuteCost: priceIn(form.minuteCost, decimal),
    hourCost: priceIn(form.hourCost, decimal),
  };
  const wrong = [...read, ...Object.entries(costs)].flatMap(([name, value]) =>
    Number.isNaN(value) ? [name] : [],
  );
  if (wrong.length > 0) return { wrong };
  return {
    measures: {
      ...(Object.fromEntries(read) as Record<NumberName, number>),
      firstWeekday: Number(form.firstWeekday),
      ...costs,
      chargeMode: form.chargeMode,
      currency: form.currency.trim().toUpperCase(),
      driverName: form.driverName.trim() || null,
    },
  };
}

const priceIn = (text: string, decimal: string) =>
  text.trim() === '' ? null : numberIn(text, decimal);
