import type { Action } from './actions.ts';
import type { Tx } from './connect.ts';
import type { ThemeColumns } from './theme-columns.ts';
import { lastWeeks } from './weeks.ts';

/** What a slide shows of a theme that a list of themes does not hold. */
export interface SlideFacts extends Pick<
  ThemeColumns,
  | 'ownerId'
  | 'shouldExist'
  | 'whys'
  | 'decisionKind'
  | 'decision'
  | 'target'
  | 'actionTaken'
  | 'verifiedAt'
  | 'verification'
  | 'prevention'
  | 'declinedReason'
> {
  id: string;
  /** Distinct customers among the comments that name one, and how many name one. */
  customers: { distinct: number; known: number };
}

export function listSlideFacts(tx: Tx, ids: readonly string[]) {
  return tx<SlideFacts[]>`
    select t.id, t.owner_id, t.should_exist, t.whys, t.decision_kind, t.decision, t.target,
      t.action_taken, t.verified_at, t.verification, t.prevention, t.declined_reason, (
        select jsonb_build_object('distinct', count(distinct f.customer_ref),
          'known', count(f.customer_ref))
        from placement p join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
        where p.org_id = app_org() and p.theme_id = t.id) as customers
    from theme t where t.org_id = app_org() and t.id = any(${ids}::uuid[])`;
}

/** A week of the organisation's calendar, with the comments of each theme that was heard in it. */
export interface SlideWeek {
  start: string;
  since: Date;
  until: Date;
  counts: Record<string, number>;
}

/** Oldest first; the last one is the running week. Each theme's part of the index is walked once. */
export function listSlideWeeks(tx: Tx, ids: readonly string[], weeks: number) {
  return tx<SlideWeek[]>`
    with week as materialized (
      select start, starts as since, ends as until, row_number() over (order by start) as n
      from ${lastWeeks(tx, weeks)} as week),
    heard as materialized (
      select p.theme_id,
        width_bucket(p.occurred_at, (select array_agg(since order by since) from week)) as n,
        count(*)::int as count
      from placement p
      where p.org_id = app_org() and p.theme_id = any(${ids}::uuid[])
        and p.occurred_at >= (select min(since) from week)
        and p.occurred_at < (select max(until) from week)
      group by 1, 2)
    select start, since, until, coalesce((
        select jsonb_object_agg(theme_id, count) from heard where heard.n = week.n), '{}') as counts
    from week order by start`;
}

export interface SlideQuote {
  themeId: string;
  id: string;
  text: string;
  language: string | null;
  at: Date;
}

/** Of each theme the comment that says it best, then the newest ones. */
export function listSlideQuotes(tx: Tx, ids: readonly string[], most: number) {
  return tx<SlideQuote[]>`
    select t.id as theme_id, quote.id, quote.text, quote.language, quote.at
    from theme t cross join lateral (
      select f.id, f.text, f.language, f.occurred_at as at, one.is_best
      from (
        select p.feedback_id, true as is_best from placement p
        where p.org_id = app_org() and p.feedback_id = t.representative_id and p.theme_id = t.id
        union all
        (select p.feedback_id, false from placement p
        where p.org_id = app_org() and p.theme_id = t.id
          and p.feedback_id is distinct from t.representative_id
        order by p.occurred_at desc, p.feedback_id desc limit ${most})
      ) as one join feedback f on f.org_id = app_org() and f.id = one.feedback_id
      order by one.is_best desc, f.occurred_at desc, f.id desc limit ${most}) as quote
    where t.org_id = app_org() and t.id = any(${ids}::uuid[])
    order by t.id, quote.is_best desc, quote.at desc, quote.id desc`;
}

/** What is still to be done about these themes, in the order in which it is due. */
export function listOpenActions(tx: Tx, ids: readonly string[]) {
  return tx<(Action & { themeId: string })[]>`
    select a.theme_id, a.id, a.what, a.due_on, a.done_at, a.hours, a.cost,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner
    from action a left join member o on o.org_id = a.org_id and o.id = a.owner_id
    where a.org_id = app_org() and a.theme_id = any(${ids}::uuid[])
      and a.done_at is null and a.removed_at is null
    order by a.due_on nulls last, a.id`;
}
