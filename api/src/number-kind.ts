/** A run of digits in a text, cut at its separators: `061 123-456` is three groups. */
export interface DigitGroups {
  /** The digits of each group. */
  groups: readonly string[];
  /** What stands between group i and group i + 1. */
  gaps: readonly string[];
  /** What stands directly before the first digit: `+`, `(`, `(+` or nothing. */
  lead: string;
}

export type NumberKind = 'phone' | 'card' | 'id';

/** A number found in a run: its groups from the first one on, and what it is. */
export interface FoundNumber {
  kind: NumberKind | 'date';
  /** How many groups it takes. */
  groups: number;
}

const MOST_GROUPS = 8; // a telephone number in pairs with its country has seven
const MOST_DIGITS = 19; // of a card; a number in one piece may have more

/** What begins at group `from`: the first kind that fits wins, null when it is just a number. */
export function numberAt(run: DigitGroups, from: number): FoundNumber | null {
  if (!isBorder(run, from - 1)) return null;
  if (isDate(run, from)) return { kind: 'date', groups: 3 };
  if (run.groups[from]!.length === 1 && !leadOf(run, from).includes('+')) return null;
  const parts = partsFrom(run, from);
  for (const [kind, fits] of KINDS) {
    const found = parts.find(fits);
    if (found) return { kind, groups: found.groups.length };
  }
  return null;
}

/** Every stretch of groups from `from` on that may be one number, the longest first. */
function partsFrom(run: DigitGroups, from: number): DigitGroups[] {
  const parts: DigitGroups[] = [];
  const last = Math.min(from + MOST_GROUPS, run.groups.length);
  let digits = 0;
  for (let end = from + 1; end <= last; end += 1) {
    digits += run.groups[end - 1]!.length;
    if (digits > MOST_DIGITS && end > from + 1) break;
    if (!isBorder(run, end - 1)) continue;
    parts.unshift({
      groups: run.groups.slice(from, end),
      gaps: run.gaps.slice(from, end - 1),
      lead: leadOf(run, from),
    });
  }
  return parts;
}

/** The `+` or `(` that belongs to the number which begins at group `from`. */
export const leadOf = (run: DigitGroups, from: number) =>
  from === 0 ? run.lead : /[+(]*$/.exec(run.gaps[from - 1]!)![0];

/** Whether two numbers may meet between group `before` and the next: not in the midst of 1.234-5. */
function isBorder({ groups, gaps }: DigitGroups, before: number): boolean {
  const gap = gaps[before];
  if (gap === undefined || /[\s+(]/.test(gap)) return true;
  return gap === '/' && groups[before]!.length >= 8 && groups[before + 1]!.length >= 8;
}

/** 31.12.2026, 31/12/26, 12/31/2026, 2026-12-31: in any order that has a day and a month. */
function isDate({ groups, gaps }: DigitGroups, from: number): boolean {
  const [a = '', b = '', c = ''] = groups.slice(from, from + 3);
  const [gap = '', next] = gaps.slice(from, from + 2);
  if (gap !== next || !/^[./-] ?$/.test(gap)) return false;
  if (a.length === 4) return isDayOfMonth(c, b) || isDayOfMonth(b, c);
  if (c.length !== 4 && c.length !== 2) return false;
  return isDayOfMonth(a, b) || isDayOfMonth(b, a);
}

function isDayOfMonth(day: string, month: string): boolean {
  if (day.length > 2 || month.length > 2) return false;
  return Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

const KINDS: readonly [NumberKind, (part: DigitGroups) => boolean][] = [
  ['card', isCard],
  ['id', isId],
  ['phone', isPhone],
];

/** 13 to 19 digits in even groups, of a known kind of card, with a right check digit. */
function isCard({ groups, gaps }: DigitGroups): boolean {
  const digits = groups.join('');
  if (!/^[2-6]\d{12,18}$/.test(digits) || !gaps.every((gap) => /^[ -]$/.test(gap))) return false;
  return groups.every((group) => group.length >= 3) && hasRightCheckDigit(digits);
}

/** The Luhn formula: every second digit from the right doubled, digits summed, ends in 0. */
function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.at(-1 - i));
    const value = i % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/**
 * A long number in one piece: JMBG (13 digits), OIB (11), a customer's or a contract's number. With
 * hyphens a bank account (160-0000123456-78) or a social security number (123-45-6789). What begins
 * like a telephone number is left to be one.
 */
function isId({ groups, gaps, lead }: DigitGroups): boolean {
  const digits = groups.join('');
  if (groups.length === 1) {
    return digits.length > 9 && !lead.includes('+') && !/^0\d{9,10}$|^00[1-9]/.test(digits);
  }
  if (!gaps.every((gap) => gap === '-')) return false;
  return digits.length > 12 || groups.map((group) => group.length).join() === '3,2,4';
}

function isPhone(part: DigitGroups): boolean {
  return isInternational(part) || isWithTrunkZero(part) || isNational(part);
}

/** +387 61 123 456, 00387…: country and number have 8 to 15 digits. @see ITU-T E.164. */
function isInternational({ groups, lead }: DigitGroups): boolean {
  const digits = groups.join('');
  if (lead.includes('+')) return /^[1-9]\d{7,14}$/.test(digits);
  return /^00[1-9]\d{7,14}$/.test(digits) && groups[0]!.length > 1;
}

/** 061 123-456, (020) 7946 0958, 01 23 45 67 89; opening hours such as 08.00-16.00 are none. */
function isWithTrunkZero({ groups, gaps }: DigitGroups): boolean {
  if (!/^0[1-9]\d{6,9}$/.test(groups.join('')) || groups.some((group) => group.length < 2)) {
    return false;
  }
  const inPairs = groups.length === 5 && new Set(gaps).size === 1;
  return inPairs || groups.some((group) => group.length > 2);
}

/** Nine digits as Spain writes them, and (555) 123-4567 as North America does. */
function isNational({ groups, gaps, lead }: DigitGroups): boolean {
  const shape = groups.map((group) => group.length).join();
  const digits = groups.join('');
  if (['9', '3,3,3', '3,2,2,2', '2,3,2,2'].includes(shape)) {
    return /^[6-9]/.test(digits) && gaps.every((gap) => /^[ -]$/.test(gap));
  }
  if (shape !== '3,3,4' || !/^[2-9]/.test(digits)) return false;
  return lead === '(' || new Set(gaps).size === 1;
}
