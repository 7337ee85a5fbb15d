import type { Tx } from './connect.ts';
import type { GrantState } from './remedy-grants.ts';

/** A line of the log, with what it is about. */
export interface LoggedGrant {
  id: string;
  remedyId: string;
  remedyName: string;
  feedbackId: string;
  caseCode: string;
  /** As it is shown: personal data replaced. */
  text: string;
  language: string | null;
  themeId: string | null;
  themeLabel: string | null;
  amount: number;
  currency: string;
  state: GrantState;
  reason: string | null;
  askedBy: string | null;
  askedByName: string | null;
  askedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  answer: string | null;
  withdrawnByName: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  /** What the comment was granted of the same remedy, this one included if it was. */
  grantedBefore: number;
}

export interface GrantFilter {
  id?: string | undefined;
  state?: GrantState | undefined;
  remedy?: string | undefined;
  /** Id of the member who asked. */
  person?: string | undefined;
  theme?: string | undefined;
  feedback?: string | undefined;
  /** `2026-03` of the organisation's calendar: when it was decided. */
  month?: string | undefined;
}

/** Where a page begins: directly after this line. */
export interface GrantPosition {
  at: Date;
  id: string;
}

/** Newest first. */
export function listGrants(
  tx: Tx,
  filter: GrantFilter,
  after: GrantPosition | null,
  limit: number,
) {
  return tx<LoggedGrant[]>`
    select g.id, g.remedy_id, g.remedy_name, g.feedback_id, f.case_code, f.text, f.language,
      p.theme_id, t.label as theme_label, g.amount::float8 as amount, g.currency, g.state, g.reason,
      g.asked_by, asker.name as asked_by_name, g.asked_at, decider.name as decided_by_name,
      g.decided_at, g.answer, taker.name as withdrawn_by_name, g.withdrawn_at, g.withdrawn_reason,
      (select coalesce(sum(o.amount), 0)::float8 from remedy_grant o
        where o.org_id = g.org_id and o.feedback_id = g.feedback_id
          and o.remedy_id = g.remedy_id and o.currency = g.currency
          and o.state = 'granted') as granted_before
    from remedy_grant g
      join feedback f on f.org_id = g.org_id and f.id = g.feedback_id
      left join placement p on p.org_id = g.org_id and p.feedback_id = g.feedback_id
      left join theme t on t.org_id = p.org_id and t.id = p.theme_id
      left join member asker on asker.org_id = g.org_id and asker.id = g.asked_by
      left join member decider on decider.org_id = g.org_id and decider.id = g.decided_by
      left join member taker on taker.org_id = g.org_id and taker.id = g.withdrawn_by
    where g.org_id = app_org() ${conditions(tx, filter)}
      ${after ? tx`and (g.asked_at, g.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : tx``}
    order by g.asked_at desc, g.id desc limit ${limit}`;
}

function conditions(tx: Tx, filter: GrantFilter) {
  const { id, state, remedy, person, theme, feedback, month } = filter;
  return tx`
    ${id ? tx`and g.id = ${id}` : tx``}
    ${state ? tx`and g.state = ${state}` : tx``}
    ${remedy ? tx`and g.remedy_id = ${remedy}` : tx``}
    ${person ? tx`and g.asked_by = ${person}` : tx``}
    ${feedback ? tx`and g.feedback_id = ${feedback}` : tx``}
    ${
      theme
        ? tx`and exists (select from placement own where own.org_id = g.org_id
            and own.feedback_id = g.feedback_id and own.theme_id = ${theme})`
        : tx``
    }
    ${
      month
        ? tx`and g.decided_at >= ${startOf(tx, month, 0)} and g.decided_at < ${startOf(tx, month, 1)}`
        : tx``
    }`;
}

/** The instant at which a month begins where the organisation is, or one so many months later. */
const startOf = (tx: Tx, month: string, later: number) => tx`(
  (${`${month}-01`}::date + make_interval(months => ${later}::int))
    at time zone (select time_zone from organization where id = app_org()))`;

/** What was granted of one remedy in one month; what was taken back is not in it. */
export interface RemedySum {
  /** `2026-03`. */
  month: string;
  remedyId: string;
  /** As it is called now. */
  name: string;
  currency: string;
  count: number;
  amount: number;
}

/** The last so many months of the organisation's calendar, newest first. */
export function sumRemedies(tx: Tx, months: number) {
  return tx<RemedySum[]>`
    select to_char(g.decided_at at time zone o.time_zone, 'YYYY-MM') as month, g.remedy_id,
      r.name, g.currency, count(*)::int as count, sum(g.amount)::float8 as amount
    from organization o
      join remedy_grant g on g.org_id = o.id
      join remedy r on r.org_id = g.org_id and r.id = g.remedy_id
    where o.id = app_org() and g.state = 'granted'
      and g.decided_at >= (date_trunc('month', now() at time zone o.time_zone)
        - make_interval(months => ${months - 1}::int)) at time zone o.time_zone
    group by 1, g.remedy_id, r.name, r.position, g.currency
    order by 1 desc, r.position, r.name, g.currency`;
}

export interface RemedyCost {
  currency: string;
  amount: number;
  count: number;
}

/** What the comments that are in a theme now were granted. */
export function sumThemeRemedies(tx: Tx, themeId: string) {
  return tx<RemedyCost[]>`
    select g.currency, sum(g.amount)::float8 as amount, count(*)::int as count
    from remedy_grant g
      join placement p on p.org_id = g.org_id and p.feedback_id = g.feedback_id
    where g.org_id = app_org() and g.state = 'granted' and p.theme_id = ${themeId}
    group by g.currency order by g.currency`;
}

/** How many wait for a yes or a no. */
export async function countWaitingGrants(tx: Tx): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from remedy_grant
    where org_id = app_org() and state = 'waiting'`;
  return row.count;
}
