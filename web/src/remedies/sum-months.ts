import type { RemedySum } from '@vocero/api/contract/remedy-grants';

export interface RemedyMonth {
  /** `2026-03`. */
  month: string;
  sums: readonly RemedySum[];
  /** What they come to, by currency. */
  totals: readonly { currency: string; amount: number }[];
}

/** Sums by month, in the order in which they come. */
export function sumMonths(sums: readonly RemedySum[]): RemedyMonth[] {
  const months = [...new Set(sums.map(({ month }) => month))];
  return months.map((month) => {
    const own = sums.filter((sum) => sum.month === month);
    return { month, sums: own, totals: totalsOf(own) };
  });
}

function totalsOf(sums: readonly RemedySum[]) {
  const currencies = [...new Set(sums.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const own = sums.filter((sum) => sum.currency === currency);
    return { currency, amount: own.reduce((total, { amount }) => total + amount, 0) };
  });
}
