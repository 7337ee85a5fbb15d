import { inOrganization, type Sql } from '@vocero/sql/connect';
import { listOrganizationIds } from '@vocero/sql/organizations';
import { eraseDue, listRetention, stepRetentionClock } from '@vocero/sql/retention';

/** Rows in one transaction: none holds up requests. */
const BATCH = 500;

/** Takes away what the organisations' own rules do not keep any longer. */
export async function sweepRetention(
  sql: Sql,
  { signal, batch = BATCH }: { signal: AbortSignal; batch?: number },
): Promise<void> {
  for (const orgId of await listOrganizationIds(sql)) {
    if (signal.aborted) return;
    const { rules, at } = await inOrganization(sql, orgId, async (tx) => ({
      rules: await listRetention(tx),
      at: await stepRetentionClock(tx),
    }));
    for (const rule of rules) {
      const turn = { rule, rules, at, limit: batch };
      for (let count = batch; count === batch && !signal.aborted;) {
        count = await inOrganization(sql, orgId, (tx) => eraseDue(tx, turn));
      }
    }
  }
}
