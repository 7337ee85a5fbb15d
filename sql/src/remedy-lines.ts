import type { Tx } from './connect.ts';

/**
 * What remedies cost in a month, line by line, to be used in a query: those granted in it and, with a
 * cost below nought, those taken back in it after the month of their grant was closed. A closed month
 * keeps what was granted in it; one that is open forgets what was taken back.
 * Columns: those of the grant that statements tell, `cost`, the instant `at`, and `is_credit`.
 */
export const remedyLines = (tx: Tx, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => tx`(
  select ${columns(tx)}, g.amount as cost, g.decided_at as at, false as is_credit
  from remedy_grant g
  where g.org_id = app_org() and g.state = 'granted'
    and g.decided_at >= ${startsAt} and g.decided_at < ${endsAt}
  union all
  select ${columns(tx)}, g.amount, g.decided_at, false
  from remedy_grant g
  where g.org_id = app_org() and g.state = 'withdrawn' and g.withdrawn_at >= ${startsAt}
    and g.decided_at >= ${startsAt} and g.decided_at < ${endsAt} and ${wasClosed(tx)}
  union all
  select ${columns(tx)}, -g.amount, g.withdrawn_at, true
  from remedy_grant g
  where g.org_id = app_org() and g.state = 'withdrawn'
    and g.withdrawn_at >= ${startsAt} and g.withdrawn_at < ${endsAt} and ${wasClosed(tx)})`;

const columns = (tx: Tx) => tx`g.org_id, g.id, g.remedy_name, g.feedback_id, g.currency`;

/** Whether the month in which something was granted was closed before it was taken back. */
const wasClosed = (tx: Tx) => tx`
  exists (select from statement s
    where s.org_id = app_org() and s.starts_at <= g.decided_at and g.decided_at < s.ends_at
      and s.frozen_at <= g.withdrawn_at)`;
