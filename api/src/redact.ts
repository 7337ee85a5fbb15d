import { replaceIbans } from './iban.ts';
import { leadOf, numberAt, type DigitGroups, type FoundNumber } from './number-kind.ts';

export interface Redacted {
  text: string;
  redacted: boolean;
}

/**
 * The text for analysis: e-mail addresses, account and card numbers, personal numbers and telephone
 * numbers become [email], [iban], [card], [id] and [phone]. Amounts, dates, times and marked order
 * numbers such as #1234 stay. It errs on the side of what names a person; names themselves stay.
 */
export function redact(text: string): Redacted {
  const withoutEmails = text.replace(EMAIL, '[email]');
  const withoutAccounts = replaceIbans(withoutEmails, '[iban]');
  const withoutCitizens = withoutAccounts.replace(CITIZEN, (found) =>
    hasRightLetter(found) ? '[id]' : found,
  );
  const result = withoutCitizens.replace(RUN, replaceNumbers);
  return { text: result, redacted: result !== text };
}

// Every pattern begins where no match could have begun before, and no two neighbouring parts of it
// share a character: the work grows with the length of the text, whatever stands in it.
const EMAIL =
  /(?<![\p{L}\p{M}\p{N}._%+'-])[\p{L}\p{M}\p{N}._%+'-]+@(?:[\p{L}\p{M}\p{N}-]+\.)+\p{L}{2,}/gu;

/** DNI and NIE of Spain: 12345678Z, 12.345.678-Z, X1234567L. */
const CITIZEN =
  /(?<![\p{L}\p{N}])(?:[XYZ]-?\d{7}|\d{8}|\d{2}\.\d{3}\.\d{3})-?[A-Z](?![\p{L}\p{N}])/giu;

/** Digits with at most two separators between them; none that go on from a word, as in INV-2026. */
const RUN = /(?<![\p{L}\p{N}_]-?)(?<!\d,)[+(]{0,2}\d(?:[ \u00a0./()+-]{0,2}\d)+(?![\p{L}\p{N}_])/gu;

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The letter is the number modulo 23; X, Y and Z stand for 0, 1 and 2. */
function hasRightLetter(found: string): boolean {
  const symbols = found.toUpperCase().replace(/[.-]/g, '');
  const digits = symbols.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return LETTERS[Number(digits) % 23] === symbols.at(-1);
}

const CURRENCY_BEFORE = /(?<!\d\s?)[€$£¥]\s?$/;
const CURRENCY_AFTER = /^(?:[.,]\d{1,2}(?!\d)|\s?(?:[€$£¥%]|(?:eur|usd|gbp|bam|rsd|km|din|kn)\b))/i;

function replaceNumbers(found: string, start: number, text: string): string {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(start + found.length, start + found.length + 6);
  if (CURRENCY_BEFORE.test(before) || CURRENCY_AFTER.test(after)) return found;

  const run = digitGroups(found);
  const isMarked = /[#№]\s?$/.test(before);
  let result = '';
  for (let i = 0; i < run.groups.length;) {
    const number = numberAt(run, i);
    const count = number?.groups ?? 1;
    const isKept = !number || number.kind === 'date' || (isMarked && number.kind !== 'card');
    result += isKept ? written(run, i, count) : withPlaceholder(run, i, number);
    i += count;
  }
  return result;
}

function digitGroups(found: string): DigitGroups {
  const groups = found.match(/\d+/g)!;
  const [lead = '', ...gaps] = found.split(/\d+/).slice(0, -1);
  return { groups, gaps, lead };
}

/** Groups as they were written, each with what stands before it. */
function written(run: DigitGroups, from: number, count: number): string {
  return run.groups
    .slice(from, from + count)
    .map((group, i) => (run.gaps[from + i - 1] ?? run.lead) + group)
    .join('');
}

/** A bracket that closes within the number goes with it; one that closes later stays. */
function withPlaceholder(run: DigitGroups, from: number, { kind, groups }: FoundNumber): string {
  const before = run.gaps[from - 1] ?? run.lead;
  const lead = leadOf(run, from);
  const closes = run.gaps.slice(from, from + groups - 1).some((gap) => gap.includes(')'));
  const bracket = lead.includes('(') && !closes ? '(' : '';
  return `${before.slice(0, before.length - lead.length)}${bracket}[${kind}]`;
}
