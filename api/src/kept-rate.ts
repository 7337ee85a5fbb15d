import type { Tx } from '@vocero/sql/connect';
import { readAnsweredMonths, readKeptMonths, type KeptMonth } from '@vocero/sql/promise-rates';
import type { ShownEntry, ShownPromise } from './contract/open-page.ts';
import { rateOf } from './rate.ts';

/** How often each promise was kept in the last 90 days, however bad that is. */
export async function withKeptRates(
  tx: Tx,
  entries: readonly ShownEntry[],
  now: Date,
): Promise<ShownPromise[]> {
  const shown: ShownPromise[] = [];
  for (const entry of entries) {
    const months = await monthsOf(tx, entry, now);
    shown.push({ ...entry, ...showRates(months) });
  }
  return shown;
}

async function monthsOf(tx: Tx, { topic, days }: ShownEntry, now: Date) {
  if (topic === 'acknowledged' || topic === 'kept' || topic === 'warned') {
    return readKeptMonths(tx, topic);
  }
  return topic === 'answered' && days !== null ? readAnsweredMonths(tx, days, now) : null;
}

function showRates(months: readonly KeptMonth[] | null): Pick<ShownPromise, 'rate' | 'months'> {
  if (months === null) return { rate: null, months: [] };
  const sum = (pick: (month: KeptMonth) => number) =>
    months.reduce((all, month) => all + pick(month), 0);
  return {
    rate: rateOf(
      sum(({ kept }) => kept),
      sum(({ of }) => of),
    ),
    months: months.map(({ month, kept, of }) => ({ month, rate: rateOf(kept, of) })),
  };
}
