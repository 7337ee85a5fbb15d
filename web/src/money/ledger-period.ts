export interface LedgerPeriod {
  year?: number;
  quarter?: number;
}

/** Read off the address: `2026`, `2026-3`; anything else is all there is. */
export function ledgerPeriod(text: string | null): LedgerPeriod {
  const [, year, quarter] = /^(20\d\d)(?:-([1-4]))?$/.exec(text ?? '') ?? [];
  if (year === undefined) return {};
  return { year: Number(year), ...(quarter === undefined ? {} : { quarter: Number(quarter) }) };
}

/** The same as the address has it; nothing for all there is. */
export const periodText = ({ year, quarter }: LedgerPeriod): string =>
  [year, quarter].filter((part) => part !== undefined).join('-');

/** All there is, and each of these years with its quarters. */
export const periodsOf = (years: readonly number[]): LedgerPeriod[] => [
  {},
  ...years.flatMap((year) => [{ year }, ...[4, 3, 2, 1].map((quarter) => ({ year, quarter }))]),
];
