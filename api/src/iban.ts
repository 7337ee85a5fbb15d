/** Characters of an IBAN by country. @see the IBAN registry of SWIFT, ISO 13616. */
const LENGTHS = new Map(
  (
    'NO15 BE16 DK18 FO18 FI18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 ' +
    'CH21 CR22 BG22 BH22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 TL23 OM23 SO23 ' +
    'HR21 LV21 LI21 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 ' +
    'IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 LB28 ' +
    'NI28 PL28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const START = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}/giu;
const SYMBOL = /^[A-Z0-9]$/i;
const SEPARATOR = /^[ \u00a0.-]$/;

/** Puts `placeholder` for every account number with a right check sum, however it is grouped. */
export function replaceIbans(text: string, placeholder: string): string {
  let result = '';
  let done = 0;
  for (const { index } of text.matchAll(START)) {
    if (index < done) continue;
    const end = ibanEnd(text, index);
    if (end === null) continue;
    result += text.slice(done, index) + placeholder;
    done = end;
  }
  return result + text.slice(done);
}

/** Where the account number that begins at `start` ends, or null when there is none. */
function ibanEnd(text: string, start: number): number | null {
  const length = LENGTHS.get(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return null;
  let symbols = '';
  let at = start;
  while (symbols.length < length && at < text.length) {
    const separated = symbols.length > 0 && SEPARATOR.test(text[at]!);
    const symbol = text[separated ? at + 1 : at] ?? '';
    if (!SYMBOL.test(symbol)) return null;
    symbols += symbol;
    at += separated ? 2 : 1;
  }
  return symbols.length === length && hasRightSum(symbols) ? at : null;
}

/** ISO 7064 MOD 97-10: the first four symbols to the end, A = 10 … Z = 35, remainder 1. */
function hasRightSum(iban: string): boolean {
  let remainder = 0;
  for (const symbol of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(symbol, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
