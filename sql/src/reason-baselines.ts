import type { Tx } from './connect.ts';
import type { Period } from './report-period.ts';

/** Contacts of one reason in a period, as they were counted when it was frozen. */
export interface Baseline {
  id: string;
  reasonId: string;
  firstDay: string;
  days: number;
  count: number;
  /** How many times as much as accident explains its weeks vary; at least 1. */
  spread: number;
  /** Orders or visits of those days, and what they were called; null where not every day was known. */
  driver: number | null;
  driverName: string | null;
  setBy: string | null;
  setAt: Date;
  /** Null: the one that is compared with. */
  replacedAt: Date | null;
}

/** Those that are compared with. */
export function listCurrentBaselines(tx: Tx) {
  return tx<Baseline[]>`
    select ${columns(tx)} from ${named(tx)} where b.org_id = app_org() and b.replaced_at is null`;
}

/** All that a reason ever had, the current one first. */
export function listBaselinesOf(tx: Tx, reasonId: string) {
  return tx<Baseline[]>`
    select ${columns(tx)} from ${named(tx)} where b.org_id = app_org() and b.reason_id = ${reasonId}
    order by b.replaced_at desc nulls first, b.id desc`;
}

const columns = (tx: Tx) => tx`
  b.id, b.reason_id, b.first_day, b.days, b.count, b.spread, b.driver, b.driver_name,
  m.name as set_by, b.set_at, b.replaced_at`;
const named = (tx: Tx) => tx`
  reason_baseline b left join member m on m.org_id = b.org_id and m.id = b.set_by`;

/** Contacts of one reason in seven days; block 0 is the last of the period, the first may be shorter. */
export interface BlockCount {
  reasonId: string;
  block: number;
  count: number;
}

/** Contacts of each reason of the register in a period, seven days by seven. None: no row. */
export function countReasonBlocks(tx: Tx, { starts, ends, until }: Period) {
  return tx<BlockCount[]>`
    select r.id as reason_id, block, count(*)::int as count
    from organization o join contact_reason r on r.org_id = o.id
      cross join lateral (
        select (${until}::date - 1 - (occurred_at at time zone o.time_zone)::date) / 7 as block
        from feedback where org_id = app_org() and reason_id = r.id
          and occurred_at >= ${starts} and occurred_at < ${ends}) as heard
    where o.id = app_org() and r.archived_at is null
    group by r.id, block`;
}

export interface NewBaseline {
  reasonId: string;
  count: number;
  spread: number;
}

export interface Frozen {
  period: Period;
  driver: number | null;
  driverName: string | null;
  memberId: string;
  reasons: readonly NewBaseline[];
}

/**
 * Freezes a baseline for each of these reasons that has none. Of two at once the first one counts.
 * @returns the reasons that have it now.
 */
export async function insertBaselines(tx: Tx, frozen: Frozen): Promise<string[]> {
  const { period, driver, driverName, memberId, reasons } = frozen;
  const rows = reasons.map(({ reasonId, count, spread }) => ({
    reason_id: reasonId,
    count,
    spread,
  }));
  const inserted = await tx<{ reasonId: string }[]>`
    insert into reason_baseline
      (org_id, reason_id, first_day, days, count, spread, driver, driver_name, set_by)
    select app_org(), r.reason_id, ${period.from}, ${period.days}, r.count, r.spread,
      ${driver}, ${driver === null ? null : driverName}, ${memberId}
    from jsonb_to_recordset(${tx.json(rows)}) as r (reason_id uuid, count int, spread real)
    on conflict (org_id, reason_id) where replaced_at is null do nothing
    returning reason_id`;
  return inserted.map(({ reasonId }) => reasonId);
}

/** Puts the current baselines of these reasons aside; they stay to be read. */
export async function replaceBaselines(tx: Tx, reasonIds: readonly string[]): Promise<void> {
  await tx`
    update reason_baseline set replaced_at = clock_timestamp()
    where org_id = app_org() and reason_id = any(${reasonIds}::uuid[]) and replaced_at is null`;
}
