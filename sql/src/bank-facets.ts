import { bankHits, isNarrowed, type BankWords } from './bank-search.ts';
import type { Tx } from './connect.ts';
import { feedbackConditions, type FeedbackFilter } from './feedback-list.ts';

export type FacetName =
  'theme' | 'reason' | 'channel' | 'language' | 'kind' | 'type' | 'department' | 'month';

export interface FacetValue {
  facet: FacetName;
  /** What to filter by; `none`: those without one. A month is its first instant, in ISO 8601. */
  value: string;
  /** Of a theme or a department its name, of a month the instant it ends. */
  label: string | null;
  count: number;
}

export interface Facets {
  count: number;
  /** More were found than are counted: all counts are of the newest. */
  capped: boolean;
  values: FacetValue[];
}

/** Comments that are counted at most, and looked at where filters leave some of them out. */
const MOST_COUNTED = 5_000;
const MOST_LOOKED_AT = 15_000;
const MOST_VALUES = 12;

/**
 * How many comments pass the filter, and how many of them by theme, reason, channel, language, kind,
 * department and month, the most first.
 * @param words what they say; null: whatever they say.
 */
export async function countFacets(
  tx: Tx,
  words: BankWords | null,
  filter: FeedbackFilter,
): Promise<Facets> {
  const most = isNarrowed(filter) ? MOST_LOOKED_AT : MOST_COUNTED + 1;
  const hits =
    words === null ? newest(tx, filter, most) : bankHits(tx, { words, filter }, { most });
  const rows = await tx<(Omit<FacetValue, 'facet'> & { facet: FacetName | 'all' | 'looked' })[]>`
    with hit as materialized (select feedback_id from ${hits} as hit),
    found as materialized (
      select f.channel, f.language, f.kind, f.type, f.reason_id, p.theme_id,
        f.text <> '' or f.reason_id is not null or f.kind is not null as is_contact,
        date_trunc('month', f.occurred_at at time zone zone.name) as month
      from hit
        join feedback f on f.org_id = app_org() and f.id = hit.feedback_id
        left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
        cross join ${zone(tx)}
      where true ${feedbackConditions(tx, filter)}
      order by f.occurred_at desc, f.id desc limit ${MOST_COUNTED + 1}
    )
    select 'looked' as facet, '' as value, null as label, count(*)::int as count from hit
    union all select 'all', '', null, count(*)::int from found
    union all (${byTheme(tx)})
    union all (${byReason(tx)})
    union all (${byOwn(tx, 'channel')})
    union all (${byOwn(tx, 'language')})
    union all (${byOwn(tx, 'kind')})
    union all (${byOwn(tx, 'type')})
    union all (${byDepartment(tx)})
    union all (${byMonth(tx)})`;
  const countOf = (name: string) => rows.find(({ facet }) => facet === name)?.count ?? 0;
  const count = Math.min(countOf('all'), MOST_COUNTED);
  const capped = countOf('looked') >= most || countOf('all') > MOST_COUNTED;
  const isFacet = (row: (typeof rows)[number]): row is FacetValue =>
    row.facet !== 'all' && row.facet !== 'looked';
  return { count, capped, values: rows.filter(isFacet) };
}

/** Months are those of the organisation's calendar. */
const zone = (tx: Tx) =>
  tx`(select time_zone as name from organization where id = app_org()) as zone`;

const newest = (tx: Tx, { since, until }: FeedbackFilter, most: number) => tx`(
  select id as feedback_id from feedback where org_id = app_org()
    ${since ? tx`and occurred_at >= ${since}::timestamptz` : tx``}
    ${until ? tx`and occurred_at < ${until}::timestamptz` : tx``}
  order by occurred_at desc, id desc limit ${most})`;

const byTheme = (tx: Tx) => tx`
  select 'theme', theme_id::text, label, times from (
    select theme_id, count(*)::int as times from found where theme_id is not null group by 1
    order by 2 desc, 1 limit ${MOST_VALUES}) as each_one
  join theme on theme.org_id = app_org() and theme.id = theme_id
  order by 4 desc, 3`;

const byReason = (tx: Tx) => tx`
  select 'reason', coalesce(code, 'none'), null, sum(times)::int from (
    select reason_id, count(*)::int as times from found where is_contact group by 1) as each_one
  left join contact_reason on contact_reason.org_id = app_org() and contact_reason.id = reason_id
  group by 2 order by 4 desc, 2 limit ${MOST_VALUES}`;

const byOwn = (tx: Tx, column: 'channel' | 'language' | 'kind' | 'type') => tx`
  select ${column}, ${tx(column)}, null, count(*)::int from found
  where ${tx(column)} is not null group by 2 order by 4 desc, 2 limit ${MOST_VALUES}`;

/** As reports count it: the theme's department, and only where it has none that of the reason. */
const byDepartment = (tx: Tx) => tx`
  select 'department', coalesce(department.id::text, 'none'), department.name, sum(times)::int from (
    select theme_id, reason_id, count(*)::int as times from found where is_contact group by 1, 2) as each_one
  left join theme on theme.org_id = app_org() and theme.id = theme_id
  left join contact_reason reason on reason.org_id = app_org() and reason.id = reason_id
  left join department on department.org_id = app_org()
    and department.id = coalesce(theme.department_id, reason.department_id)
  group by 2, 3 order by 4 desc, 2 limit ${MOST_VALUES}`;

const byMonth = (tx: Tx) => tx`
  select 'month', to_json(month at time zone zone.name) #>> '{}',
    to_json((month + interval '1 month') at time zone zone.name) #>> '{}', count(*)::int
  from found cross join ${zone(tx)}
  group by month, zone.name order by month desc limit ${MOST_VALUES}`;
