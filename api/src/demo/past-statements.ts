import type { Tx } from '@vocero/sql/connect';
import { listPastMonths } from '@vocero/sql/demo-history';
import { countStatement } from '@vocero/sql/statement-count';
import { insertStatement } from '@vocero/sql/statements';

/** So many months were closed. */
const CLOSED = 3;
const HOUR = 3_600_000;

/** The statements of the last full months, each closed an hour after its end. */
export async function closeMonths(tx: Tx, now: Date): Promise<void> {
  for (const { month, ends } of await listPastMonths(tx, now, CLOSED)) {
    const at = new Date(Math.min(ends.getTime() + HOUR, now.getTime()));
    await insertStatement(tx, await countStatement(tx, month), at);
  }
}
