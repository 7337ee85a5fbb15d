import { WEEKS_A_YEAR, type Range } from './avoided-contacts.ts';

export interface CaseFacts {
  /** Contacts that did not come in `weeks` weeks. */
  contacts: Range;
  weeks: number;
  /** What a contact costs; null: contacts have no price. */
  contactCost: number | null;
  /** What else it brings in a year. */
  yearly: number;
  /** What the fix cost, once; null: nobody said. */
  cost: number | null;
}

export interface BusinessCase {
  /** Avoided contacts in money; null: contacts have no price. */
  money: Range | null;
  /** What else came in those weeks. */
  besides: number;
  /** Both together, and of it a month. */
  benefit: Range | null;
  monthly: Range | null;
  /** Less the cost; null where either is not known. */
  net: Range | null;
  /** Null where the benefit or the cost is not known. */
  payback: Payback | null;
}

/** Months until the cost is back; null: never, as it goes. `low` is the sooner end. */
export interface Payback {
  months: number | null;
  low: number | null;
  high: number | null;
}

/**
 * What it brings against what it costs:
 *     benefit = contacts · price + yearly · weeks / 52.18,  monthly = benefit · 4.35 / weeks,
 *     net = benefit − cost,  payback = cost / monthly.
 * @returns money in the currency of the price, rounded to cents; months with one decimal.
 */
export function businessCase({ contacts, weeks, contactCost, yearly, cost }: CaseFacts) {
  const besides = (yearly * weeks) / WEEKS_A_YEAR;
  const months = (weeks * 12) / WEEKS_A_YEAR;
  const money = contactCost === null ? null : mapRange(contacts, (value) => value * contactCost);
  const benefit = money && mapRange(money, (value) => value + besides);
  const monthly = benefit && months > 0 ? mapRange(benefit, (value) => value / months) : null;
  const found: BusinessCase = {
    money: money && mapRange(money, cents),
    besides: cents(besides),
    benefit: benefit && mapRange(benefit, cents),
    monthly: monthly && mapRange(monthly, cents),
    net: benefit && cost !== null ? mapRange(benefit, (value) => cents(value - cost)) : null,
    payback: monthly && cost !== null ? paybackOf(cost, monthly) : null,
  };
  return found;
}

/** The better it goes, the sooner: the high end of the benefit is the low end of the months. */
function paybackOf(cost: number, monthly: Range): Payback {
  const months = (value: number) =>
    cost === 0 ? 0 : value > 0 ? Math.round((10 * cost) / value) / 10 : null;
  return { months: months(monthly.value), low: months(monthly.high), high: months(monthly.low) };
}

const mapRange = ({ value, low, high }: Range, of: (value: number) => number): Range => ({
  value: of(value),
  low: of(low),
  high: of(high),
});

const cents = (value: number) => Math.round(value * 100) / 100;
