import type { Tx } from './connect.ts';
import type { DecisionKind, ThemeStatus } from './theme-columns.ts';

/** Comments of the last eight weeks that have a kind, by kind. */
export interface KindCounts {
  avoidable: number;
  repeat: number;
  simple: number;
  valued: number;
}

/** A theme that is not merged, with what people say its contacts are worth and what is counted of it. */
export interface WorthRow extends KindCounts {
  id: string;
  label: string;
  status: ThemeStatus;
  version: number;
  valueCustomer: number | null;
  valueCompany: number | null;
  decisionKind: DecisionKind | null;
  /** Comments of the last 30 days. */
  count30: number;
}

/**
 * All open themes with the kinds of their comments of the last eight weeks, most comments of the last
 * 30 days first. The comments of those weeks are read once; what it costs grows with them alone.
 */
export function listWorth(tx: Tx): Promise<WorthRow[]> {
  return tx<WorthRow[]>`
    with recent as materialized (
      select id, kind from feedback
      where org_id = app_org() and kind is not null
        and occurred_at >= now() - interval '56 days'),
    placed as (
      select p.theme_id, p.feedback_id, p.occurred_at
      from theme cross join lateral (
        select theme_id, feedback_id, occurred_at from placement
        where placement.org_id = app_org() and theme_id = theme.id
          and occurred_at >= now() - interval '56 days'
        offset 0) as p -- read theme by theme: the index is in the order of time within each
      where theme.org_id = app_org() and status <> 'merged' and removed_at is null),
    counted as (
      select theme_id,
        count(*) filter (where occurred_at >= now() - interval '30 days')::int as count30,
        count(*) filter (where kind = 'avoidable')::int as avoidable,
        count(*) filter (where kind = 'repeat')::int as repeat,
        count(*) filter (where kind = 'simple')::int as simple,
        count(*) filter (where kind = 'valued')::int as valued
      from placed left join recent on recent.id = feedback_id group by theme_id)
    select t.id, t.label, t.status, t.version, t.value_customer, t.value_company, t.decision_kind,
      coalesce(count30, 0) as count30, coalesce(avoidable, 0) as avoidable,
      coalesce(repeat, 0) as repeat, coalesce(simple, 0) as simple, coalesce(valued, 0) as valued
    from theme t left join counted on counted.theme_id = t.id
    where t.org_id = app_org() and t.status <> 'merged' and t.removed_at is null
    order by count30 desc, t.id`;
}
