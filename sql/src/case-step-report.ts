import type { Tx } from './connect.ts';

/** How one step of one kind of case was kept to, over all versions of that kind. */
export interface StepRow {
  typeId: string;
  key: string;
  name: string;
  targetHours: number | null;
  /** Cases that were past it: it was taken, passed over or left out. */
  passed: number;
  /** Passed over, with a reason written down. */
  skipped: number;
  /** Left out without a word: the case went on, or was closed. */
  left: number;
}

/** So many cases tell how a way is kept to; the newest count. */
const MOST_CASES = 2_000;

/** The newest cases that came within so many days. */
const recent = (tx: Tx, days: number) => tx`
  select org_id, id, code, case_type_id, case_type_version, received_at, closed_at
  from customer_case
  where org_id = app_org() and received_at > now() - make_interval(days => ${days})
  order by received_at desc, id desc limit ${MOST_CASES}`;

/**
 * How steps were kept to in the newest 2,000 cases of so many days, in the order of the newest version.
 * A case is past a step when a later one is done or it is closed. Steps that must not be taken
 * are told of, not counted as passed over.
 */
export function readStepReport(tx: Tx, days: number) {
  return tx<StepRow[]>`
    with way as materialized (
      select c.id as case_id, c.case_type_id, c.closed_at, s.key, s.position, s.is_required,
        d.state, max(s.position) filter (where d.state is not null)
          over (partition by c.id) as reached
      from (${recent(tx, days)}) as c
        join case_type_step s on s.org_id = c.org_id and s.case_type_id = c.case_type_id
          and s.version = c.case_type_version
        left join case_step d on d.org_id = c.org_id and d.case_id = c.id and d.key = s.key
    )
    select t.id as type_id, s.key, s.name, s.target_hours,
      count(w.case_id)::int as passed,
      count(*) filter (where w.state = 'skipped')::int as skipped,
      count(*) filter (where w.case_id is not null and w.state is null and w.is_required)::int
        as left
    from case_type t
      join case_type_step s on s.org_id = t.org_id and s.case_type_id = t.id
        and s.version = t.version
      left join way w on w.case_type_id = t.id and w.key = s.key
        and (w.closed_at is not null or w.position <= w.reached)
    where t.org_id = app_org() and t.archived_at is null
    group by t.is_default, t.id, s.key, s.name, s.target_hours, s.position
    order by not t.is_default, t.id, s.position`;
}

/** A step that was taken, and from when its time ran. */
export interface StepTime {
  key: string;
  from: Date;
  until: Date;
}

/** The newest steps that were taken: their time runs from the one before, or from receipt. */
export function listStepTimes(tx: Tx, { days, limit }: { days: number; limit: number }) {
  return tx<StepTime[]>`
    select key, "from", until from (
      select d.key, d.at as until, coalesce(lag(d.at) over (
        partition by c.id order by d.at, s.position), c.received_at) as "from"
      from (${recent(tx, days)}) as c
        join case_step d on d.org_id = c.org_id and d.case_id = c.id and d.state = 'done'
        join case_type_step s on s.org_id = c.org_id and s.case_type_id = c.case_type_id
          and s.version = c.case_type_version and s.key = d.key
    ) as taken
    order by until desc limit ${limit}`;
}

/** A case that did not take a step. */
export interface SkippedCase {
  id: string;
  code: string;
  state: 'skipped' | 'left';
  why: string | null;
  by: string | null;
  receivedAt: Date;
}

/** The cases behind a number of the report, newest first. */
export function listSkippedCases(
  tx: Tx,
  { key, days, limit }: { key: string; days: number; limit: number },
) {
  return tx<SkippedCase[]>`
    select c.id, c.code, coalesce(d.state, 'left') as state, d.why, m.name as by, c.received_at
    from (${recent(tx, days)}) as c
      join case_type_step s on s.org_id = c.org_id and s.case_type_id = c.case_type_id
        and s.version = c.case_type_version and s.key = ${key}
      left join case_step d on d.org_id = c.org_id and d.case_id = c.id and d.key = s.key
      left join member m on m.org_id = d.org_id and m.id = d.by
    where (d.state = 'skipped' or d.key is null and s.is_required and (c.closed_at is not null
        or exists (select from case_step later
          join case_type_step place on place.org_id = c.org_id
            and place.case_type_id = c.case_type_id and place.version = c.case_type_version
            and place.key = later.key
          where later.org_id = c.org_id and later.case_id = c.id
            and place.position > s.position)))
    order by c.id desc limit ${limit}`;
}
