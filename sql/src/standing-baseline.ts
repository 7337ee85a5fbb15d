import type { Tx } from './connect.ts';
import type { Target } from './theme-columns.ts';

/**
 * A target as falls are judged by it. Comments that left the theme since its baseline was frozen, by a
 * move, a split or an erasure, are missing before and after: were they counted before alone, moving
 * comments would look like a fall. Those that came into the theme are not added to what was frozen.
 */
export async function standingTarget(tx: Tx, themeId: string, target: Target): Promise<Target> {
  const { baseline } = target;
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count
    from organization o join placement p on p.org_id = o.id and p.theme_id = ${themeId}
      and p.occurred_at >= ${baseline.from}::date::timestamp at time zone o.time_zone
      and p.occurred_at < ${baseline.until}::date::timestamp at time zone o.time_zone
    where o.id = app_org() and p.org_id = app_org()`;
  return standsAt(target, row.count);
}

/** Comments that a theme `t` of an organisation `o` still has from the weeks of its baseline. */
export const standingCount = (tx: Tx) => tx`
  (select count(*)::int from placement p
    where t.target is not null and p.org_id = app_org() and p.theme_id = t.id
      and p.occurred_at >=
        (t.target->'baseline'->>'from')::date::timestamp at time zone o.time_zone
      and p.occurred_at <
        (t.target->'baseline'->>'until')::date::timestamp at time zone o.time_zone)`;

/** The target with no more in its baseline than still stands: see `standingTarget`. */
export const standsAt = (target: Target, standing: number): Target => ({
  ...target,
  baseline: { ...target.baseline, count: Math.min(target.baseline.count, standing) },
});

/** The same of a row that was read with its standing count. */
export function withStanding<Row extends { target: Target | null; standing: number }>({
  standing,
  ...row
}: Row) {
  return { ...row, target: row.target && standsAt(row.target, standing) };
}
