import type { Tx } from '@vocero/sql/connect';
import { readDays, readNamedPeriod } from '@vocero/sql/report-period';
import type { z } from 'zod';
import type { PeriodQuery } from './contract/reason-reports.ts';

type Query = z.output<typeof PeriodQuery>;

/** The span of days that a report is asked for. */
export function readAskedPeriod(tx: Tx, { period, from, until }: Query) {
  // A period of one's own has both: the contract sees to it.
  return period === 'custom' ? readDays(tx, from!, until!) : readNamedPeriod(tx, period);
}
