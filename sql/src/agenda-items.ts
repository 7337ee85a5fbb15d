import type { Tx } from './connect.ts';
import { firstCouncil } from './councils.ts';

/** What was arranged of an agenda: in its order, taken off it, or put to the next time. */
export interface AgendaItem {
  themeId: string;
  state: 'on' | 'off' | 'next';
  /** Who put it on; null: it was due by itself. */
  addedBy: { id: string; name: string } | null;
  /** How long it was spoken of. */
  seconds: number;
}

/** In their order. */
export function listAgendaItems(tx: Tx, meetingId: string) {
  return tx<AgendaItem[]>`
    select i.theme_id, i.state, i.seconds,
      case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as added_by
    from agenda_item i left join member m on m.org_id = i.org_id and m.id = i.added_by
    where i.org_id = app_org() and i.meeting_id = ${meetingId}
    order by i.position, i.theme_id`;
}

/**
 * Writes the whole agenda in this order and raises the meeting's version. How long a theme was spoken
 * of stays with it.
 * @throws a database error 23503 when a theme is not there.
 */
export async function writeAgendaItems(
  tx: Tx,
  meetingId: string,
  items: readonly { themeId: string; state: AgendaItem['state']; addedBy: string | null }[],
): Promise<void> {
  const themeIds = items.map((i) => i.themeId);
  await tx`
    delete from agenda_item
    where org_id = app_org() and meeting_id = ${meetingId} and theme_id <> all(${themeIds}::uuid[])`;
  await tx`
    insert into agenda_item (org_id, meeting_id, theme_id, position, state, added_by)
    select app_org(), ${meetingId}, theme_id, position, state, added_by
    from unnest(${themeIds}::uuid[], ${items.map((i) => i.state)}::text[],
      ${items.map((i) => i.addedBy)}::uuid[])
      with ordinality as item (theme_id, state, added_by, position)
    on conflict (org_id, meeting_id, theme_id) do update
      set position = excluded.position, state = excluded.state, added_by = excluded.added_by`;
  await tx`update meeting set version = version + 1 where org_id = app_org() and id = ${meetingId}`;
}

/** An open action that is past its day, or was on the agenda of the last meeting. */
export interface CarriedAction {
  themeId: string;
  what: string;
  ownerName: string | null;
  dueOn: string | null;
  isOverdue: boolean;
}

/** Overdue ones first, the longest overdue at their head. */
export function listCarriedActions(tx: Tx, councilId: string, lastMeetingId: string | null) {
  return tx<CarriedAction[]>`
    select a.theme_id, a.what, owner.name as owner_name, a.due_on,
      coalesce(a.due_on < today.day, false) as is_overdue
    from action a
      join theme t on t.org_id = a.org_id and t.id = a.theme_id
      cross join (select (now() at time zone time_zone)::date as day
        from organization where id = app_org()) as today
      left join member owner on owner.org_id = a.org_id and owner.id = a.owner_id
    where a.org_id = app_org() and a.done_at is null and a.removed_at is null
      and t.removed_at is null and t.merged_into is null and ${ofCouncil(tx, councilId)}
      and (a.due_on < today.day or a.theme_id in (
        select i.theme_id from agenda_item i
        where i.org_id = app_org() and i.meeting_id = ${lastMeetingId} and i.state = 'on'))
    order by is_overdue desc, a.due_on nulls last, a.id limit 500`;
}

/** Whether a council looks after theme `t`; to be used in a query. */
export const ofCouncil = (tx: Tx, councilId: string) => tx`
  coalesce((select own.id from council own where own.org_id = app_org() and own.id = t.council_id
      and own.archived_at is null),
    ${firstCouncil(tx)}) = ${councilId}`;

/** What only an agenda asks about a theme. */
export interface AgendaTheme {
  id: string;
  hasRootCause: boolean;
}

/** The themes that a council looks after. */
export function listCouncilThemes(tx: Tx, councilId: string) {
  return tx<AgendaTheme[]>`
    select t.id, t.whys @> '[{"isRoot": true}]' as has_root_cause
    from theme t
    where t.org_id = app_org() and t.removed_at is null and t.merged_into is null
      and ${ofCouncil(tx, councilId)}`;
}

/** The themes of the newest week that was closed, by rank; null: none was closed yet. */
export async function readLastTopTen(tx: Tx): Promise<string[] | null> {
  const rows = await tx<{ themeId: string }[]>`
    select theme_id from topten_row
    where org_id = app_org() and week_start = (
      select max(week_start) from topten_week where org_id = app_org())
    order by rank`;
  return rows.length > 0 ? rows.map((row) => row.themeId) : null;
}
