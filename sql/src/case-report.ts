import type { Tx } from './connect.ts';

export interface CaseMonth {
  /** Its first day. */
  month: string;
  closed: number;
  policy: number;
  received: number;
  acknowledgedInTime: number;
  /** Whose time to acknowledge is over, or who were acknowledged. */
  acknowledgedOrOver: number;
}

/**
 * By month of the organisation's clocks, the oldest first: what was closed, and of what was received
 * how much was acknowledged within its clock. What still has time counts on neither side.
 */
export function listCaseMonths(tx: Tx, months: number) {
  return tx<CaseMonth[]>`
    with zone as (select time_zone as name from organization where id = app_org()),
    month as (
      select start::date as first, start at time zone name as from_at,
        (start + interval '1 month') at time zone name as until_at
      from zone, generate_series(
        date_trunc('month', now() at time zone name) - make_interval(months => ${months - 1}),
        date_trunc('month', now() at time zone name), '1 month') as start)
    select month.first as month, closed.n as closed, closed.policy, received.n as received,
      received.in_time as acknowledged_in_time, received.due as acknowledged_or_over
    from month,
      lateral (select count(*)::int as n,
          (count(*) filter (where closing_reason = 'policy'))::int as policy
        from customer_case
        where org_id = app_org() and closed_at >= from_at and closed_at < until_at) closed,
      lateral (select count(*)::int as n,
          (count(*) filter (where acknowledged_at <= ack_due_at))::int as in_time,
          (count(*) filter (where acknowledged_at is not null or ack_due_at < now()))::int as due
        from customer_case
        where org_id = app_org() and received_at >= from_at and received_at < until_at) received
    order by month.first`;
}

/**
 * How long the newest cases since a day waited until a person acknowledged them, or have waited so
 * far; closed without that, they waited until then.
 */
export function listAckWaits(tx: Tx, since: string, limit: number) {
  return tx<{ receivedAt: Date; until: Date; isOver: boolean }[]>`
    select received_at, coalesce(acknowledged_at, closed_at, now()) as until,
      acknowledged_at is not null as is_over
    from customer_case
    where org_id = app_org() and received_at >= (
      select ${since}::date::timestamp at time zone time_zone from organization where id = app_org())
    order by received_at desc, id desc limit ${limit}`;
}

/** What customers expected and could not know, the most frequent first. */
export function listExpectationGaps(tx: Tx, since: string) {
  return tx<{ gap: string; count: number }[]>`
    select min(expectation_gap) as gap, count(*)::int as count from customer_case
    where org_id = app_org() and expectation_gap is not null and received_at >= ${since}::date
    group by lower(expectation_gap) order by count(*) desc, min(expectation_gap) limit 10`;
}
