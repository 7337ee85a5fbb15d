import type { Tx } from './connect.ts';
import type { SponsorSpan } from './sponsor-span.ts';
import type { Barrier, ThemeStatus } from './theme-columns.ts';

/** So many days of contacts say which themes are the largest. */
export const CONTACT_DAYS = 28;

/** A theme as it stood at an instant, with its contacts of the 28 days before. */
export interface ThemeAt {
  id: string;
  label: string;
  status: ThemeStatus;
  statusSince: Date;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  /** Days since it was due; null: it is not late. */
  daysLate: number | null;
  barrier: Barrier | null;
  barrierNote: string | null;
  declinedReason: string | null;
  /** When its status, its actions or what was found out and decided about it changed last. */
  movedAt: Date;
  isActive: boolean;
  isStalled: boolean;
  contacts: number;
}

/** An action that was open and late at an instant. */
export interface LateAction {
  id: string;
  themeId: string;
  what: string;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string;
  daysLate: number;
}

/**
 * For `with …`: what themes and actions were at an instant. The first change of a part after it says
 * what the part had been; what has no later change is as it is now.
 */
const wereAt = (tx: Tx, { at }: SponsorSpan) => tx`
  changed as materialized (
    select distinct on (subject, name) subject, name, value from (
      select coalesce(e.before->>'actionId', e.theme_id::text) as subject, old.name, old.value, e.id
      from theme_event e cross join lateral jsonb_each_text(e.before) as old (name, value)
      where e.org_id = app_org() and e.id >= least_id_at(${at}) and e.created_at > ${at}
        and e.theme_id is not null) as later
    order by subject, name, id),
  was as materialized (
    select subject, jsonb_object_agg(name, value) as old from changed group by subject)`;

/** A part as it was, else as it is: both as text. */
const partAt = (tx: Tx, name: string, now: ReturnType<Tx>) => tx`
  (case when was.old ? ${name}::text then was.old->>${name}::text else ${now}::text end)`;

/** All themes there were but merged ones. */
export function listThemesAt(tx: Tx, span: SponsorSpan) {
  const { at, day } = span;
  return tx<ThemeAt[]>`
    with ${wereAt(tx, span)},
    past as materialized (
      select t.id, t.label, ${partAt(tx, 'status', tx`t.status`)} as status,
        ${partAt(tx, 'statusSince', tx`t.status_since`)}::timestamptz as status_since,
        ${partAt(tx, 'ownerId', tx`t.owner_id`)}::uuid as owner_id,
        ${partAt(tx, 'dueOn', tx`t.due_on`)}::date as due_on,
        ${partAt(tx, 'barrier', tx`t.barrier`)} as barrier,
        ${partAt(tx, 'barrierNote', tx`t.barrier_note`)} as barrier_note,
        ${partAt(tx, 'declinedReason', tx`t.declined_reason`)} as declined_reason,
        ${partAt(tx, 'removedAt', tx`t.removed_at`)} as removed_at,
        (t.target->>'weeks')::int as weeks
      from theme t left join was on was.subject = t.id::text
      where t.org_id = app_org() and t.created_at <= ${at})
    select t.id, t.label, t.status, t.status_since, t.owner_id, owner.name as owner_name, t.due_on,
      case when is_active and t.due_on < ${day}::date then ${day}::date - t.due_on end as days_late,
      t.barrier, t.barrier_note, t.declined_reason, moved_at, is_active,
      is_owned and moved_at <= ${at}::timestamptz - interval '7 days' * (o.stalled_weeks
        + case when t.status = 'verifying' then coalesce(t.weeks, 0) else 0 end) as is_stalled,
      contacts
    from past t
      join organization o on o.id = app_org()
      cross join lateral (select
        t.status in ('heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying')
          as is_active,
        t.status in ('owned', 'decided', 'being_fixed', 'verifying') as is_owned) as state
      cross join lateral (select greatest(t.status_since, ${lastMove(tx, at)}) as moved_at) as move
      cross join lateral (
        select count(*)::int as contacts from placement
        where placement.org_id = app_org() and theme_id = t.id and occurred_at < ${at}
          and occurred_at >= ${at}::timestamptz - ${CONTACT_DAYS} * interval '24 hours') as heard
      left join member owner on owner.org_id = app_org() and owner.id = t.owner_id
    where t.removed_at is null and t.status <> 'merged'
    order by contacts desc, t.id`;
}

const lastMove = (tx: Tx, at: Date) => tx`(
  select e.created_at from theme_event e
  where e.org_id = app_org() and e.theme_id = t.id and e.created_at <= ${at}
    and e.act in ('moved', 'cause_found', 'decided', 'target_set', 'verified', 'prevention_noted',
      'action_added', 'action_changed', 'action_done', 'action_removed')
  order by e.created_at desc limit 1)`;

/** Open actions of these themes that were late, the latest first. */
export function listLateActions(tx: Tx, span: SponsorSpan, themeIds: readonly string[]) {
  const { at, day } = span;
  return tx<LateAction[]>`
    with ${wereAt(tx, span)},
    past as materialized (
      select a.id, a.theme_id, a.what, ${partAt(tx, 'ownerId', tx`a.owner_id`)}::uuid as owner_id,
        ${partAt(tx, 'dueOn', tx`a.due_on`)}::date as due_on,
        ${partAt(tx, 'doneAt', tx`a.done_at`)} as done_at,
        ${partAt(tx, 'removedAt', tx`a.removed_at`)} as removed_at
      from action a left join was on was.subject = a.id::text
      where a.org_id = app_org() and a.created_at <= ${at}
        and a.theme_id = any(${themeIds}::uuid[])
        and (was.old is not null or (a.done_at is null and a.removed_at is null
          and a.due_on < ${day}::date)))
    select a.id, a.theme_id, a.what, a.owner_id, owner.name as owner_name, a.due_on,
      ${day}::date - a.due_on as days_late
    from past a left join member owner on owner.org_id = app_org() and owner.id = a.owner_id
    where a.done_at is null and a.removed_at is null and a.due_on < ${day}::date
    order by a.due_on, a.id`;
}

/** Since when nobody has owned these themes: since their owner went, or since they were heard. */
export async function readUnownedSince(tx: Tx, { at }: SponsorSpan, themeIds: readonly string[]) {
  const rows = await tx<{ id: string; since: Date }[]>`
    select t.id, coalesce((
      select e.created_at from theme_event e
      where e.org_id = app_org() and e.theme_id = t.id and e.created_at <= ${at}
        and e.after ? 'ownerId'
      order by e.id desc limit 1), t.created_at) as since
    from theme t where t.org_id = app_org() and t.id = any(${themeIds}::uuid[])`;
  return new Map(rows.map(({ id, since }) => [id, since]));
}
