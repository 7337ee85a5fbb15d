import type { Tx } from './connect.ts';
import { withMerged } from './merged-themes.ts';

export interface ObjectionColumns {
  stance: 'doubts_data' | 'not_theirs' | 'cannot_be_done' | 'wants_conditions' | 'other';
  /** A name or a role as it was typed. */
  saidBy: string | null;
  memberId: string | null;
  departmentId: string | null;
  text: string | null;
}

/** What somebody has against a theme. */
export interface Objection extends ObjectionColumns {
  id: string;
  themeId: string;
  themeLabel: string;
  memberName: string | null;
  departmentName: string | null;
  recordedBy: string | null;
  recordedAt: Date;
  answer: string | null;
  outcome: 'agreed' | 'plan_changed' | 'goes_ahead' | null;
  settledAt: Date | null;
  settledBy: string | null;
  escalatedAt: Date | null;
  escalatedBy: string | null;
  version: number;
  removedAt: Date | null;
}

const selectObjections = (tx: Tx) => tx`
  select o.id, o.theme_id, t.label as theme_label, o.stance, o.said_by, o.member_id,
    said.name as member_name, o.department_id, department.name as department_name, o.text,
    recorder.name as recorded_by, o.recorded_at, o.answer, o.outcome, o.settled_at,
    settler.name as settled_by, o.escalated_at, escalator.name as escalated_by, o.version,
    o.removed_at
  from objection o
    join theme t on t.org_id = app_org() and t.id = o.theme_id and t.removed_at is null
    left join member said on said.org_id = app_org() and said.id = o.member_id
    left join department on department.org_id = app_org() and department.id = o.department_id
    left join member recorder on recorder.org_id = app_org() and recorder.id = o.recorded_by
    left join member settler on settler.org_id = app_org() and settler.id = o.settled_by
    left join member escalator on escalator.org_id = app_org() and escalator.id = o.escalated_by`;

const MOST_OF_ONE = 100;

/** Open ones first, then the newest; with those of themes that were merged into it. */
export function listObjectionsOf(tx: Tx, themeId: string) {
  return tx<Objection[]>`
    ${selectObjections(tx)}
    where o.org_id = app_org() and o.removed_at is null
      and o.theme_id in ${withMerged(tx, themeId)}
    order by o.settled_at is not null, o.id desc limit ${MOST_OF_ONE}`;
}

export interface ObjectionFilter {
  stance?: ObjectionColumns['stance'] | undefined;
  state: 'open' | 'escalated' | 'settled' | 'all';
  /** The id of the last one of the page before. */
  before?: string | undefined;
}

/** Of all themes, newest first. */
export function listObjections(tx: Tx, { stance, state, before }: ObjectionFilter, limit: number) {
  return tx<Objection[]>`
    ${selectObjections(tx)}
    where o.org_id = app_org() and o.removed_at is null and ${isIn(tx, state)}
      ${stance === undefined ? tx`` : tx`and o.stance = ${stance}`}
      ${before === undefined ? tx`` : tx`and o.id < ${before}`}
    order by o.id desc limit ${limit}`;
}

const isIn = (tx: Tx, state: ObjectionFilter['state']) =>
  ({
    open: tx`o.settled_at is null`,
    escalated: tx`o.settled_at is null and o.escalated_at is not null`,
    settled: tx`o.settled_at is not null`,
    all: tx`true`,
  })[state];

/** How many there are of themes that are there; the escalated ones are open too. */
export async function countObjections(tx: Tx) {
  const [row] = await tx<[{ open: number; escalated: number; settled: number; all: number }]>`
    select count(*) filter (where settled_at is null)::int as open,
      count(*) filter (where settled_at is null and escalated_at is not null)::int as escalated,
      count(*) filter (where settled_at is not null)::int as settled, count(*)::int as all
    from objection o
      join theme t on t.org_id = app_org() and t.id = o.theme_id and t.removed_at is null
    where o.org_id = app_org() and o.removed_at is null`;
  return row;
}

/** Whether it is removed or not; nobody else changes it before the transaction ends. */
export async function lockObjection(tx: Tx, id: string): Promise<Objection | undefined> {
  await tx`select from objection where org_id = app_org() and id = ${id} for update`;
  const [row] = await tx<Objection[]>`
    ${selectObjections(tx)} where o.org_id = app_org() and o.id = ${id}`;
  return row;
}

/** @throws a database error 23503 when a member or department is not there. */
export async function insertObjection(
  tx: Tx,
  objection: ObjectionColumns & { themeId: string; recordedBy: string },
): Promise<string> {
  const { themeId, stance, saidBy, memberId, departmentId, text, recordedBy } = objection;
  const [row] = await tx<[{ id: string }]>`
    insert into objection (org_id, theme_id, stance, said_by, member_id, department_id, text,
      recorded_by)
    values (app_org(), ${themeId}, ${stance}, ${saidBy}, ${memberId}, ${departmentId}, ${text},
      ${recordedBy})
    returning id`;
  return row.id;
}

/** Writes what was said as it shall be. */
export async function writeObjection(tx: Tx, id: string, said: ObjectionColumns): Promise<void> {
  await tx`
    update objection set stance = ${said.stance}, said_by = ${said.saidBy},
      member_id = ${said.memberId}, department_id = ${said.departmentId}, text = ${said.text},
      version = version + 1
    where org_id = app_org() and id = ${id}`;
}

/** Settles it; null opens it again. */
export async function settleObjection(
  tx: Tx,
  id: string,
  settled: { outcome: string; answer: string | null; memberId: string } | null,
): Promise<void> {
  await tx`
    update objection set outcome = ${settled?.outcome ?? null}, answer = ${settled?.answer ?? null},
      settled_by = ${settled?.memberId ?? null},
      settled_at = case when ${settled !== null} then now() end, version = version + 1
    where org_id = app_org() and id = ${id}`;
}

/** Takes it out of every list, or puts it back. */
export async function removeObjection(tx: Tx, id: string, removed: boolean): Promise<void> {
  await tx`
    update objection set removed_at = case when ${removed} then now() end, version = version + 1
    where org_id = app_org() and id = ${id}`;
}

/** The first time is the one that is kept. */
export async function markEscalated(tx: Tx, id: string, memberId: string): Promise<void> {
  await tx`
    update objection set escalated_at = now(), escalated_by = ${memberId}, version = version + 1
    where org_id = app_org() and id = ${id} and escalated_at is null`;
}

/**
 * Whom to turn to when two cannot agree: the sponsors; where there are none, the chairs; else the
 * administrators. Never the one who asks, and nobody who is disabled.
 */
export function listSponsors(tx: Tx, askedBy: string) {
  return tx<{ id: string; name: string }[]>`
    with above as (
      select id, name, array_position(array['sponsor', 'chair', 'admin'], role::text) as rank
      from member
      where org_id = app_org() and disabled_at is null and id <> ${askedBy}
        and role in ('sponsor', 'chair', 'admin'))
    select id, name from above where rank = (select min(rank) from above)
    order by lower(name), id`;
}
