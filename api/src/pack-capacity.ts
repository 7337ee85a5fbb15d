import { listCapacityActions } from '@vocero/sql/capacity';
import type { Tx } from '@vocero/sql/connect';
import { listCouncils } from '@vocero/sql/councils';
import { readToday } from '@vocero/sql/weeks';
import { daysOfQuarter, drawnOf, quarterOf } from './capacity.ts';

/** What the council that looks after a theme has left in this quarter; null where nobody meets. */
export async function readPackCapacity(tx: Tx, councilId: string | null) {
  const councils = await listCouncils(tx);
  const own = councils.find(({ id, archivedAt }) => id === councilId && archivedAt === null);
  const council = own ?? councils.find(({ isFirst }) => isFirst);
  if (!council) return null;
  const quarter = quarterOf(await readToday(tx));
  const actions = await listCapacityActions(tx, council.id, daysOfQuarter(quarter));
  return {
    council: council.name,
    quarter,
    hours: drawnOf(actions, 'hours', council.capacityHours),
    money: drawnOf(actions, 'cost', council.capacityMoney),
  };
}
