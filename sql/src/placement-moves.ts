import type { Tx } from './connect.ts';

/** Where a person's act puts comments. */
export interface Destination {
  state: 'placed' | 'unsorted' | 'not_relevant';
  themeId: string | null;
  /** The engine never puts them back into the theme they leave. */
  bansOld: boolean;
}

/** Instants in JSON: UTC whatever the session's time zone, as fine as the columns. */
const utc = (tx: Tx, instant: ReturnType<Tx>) =>
  tx`to_char((${instant}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const bans = (tx: Tx) => tx`
  (select coalesce(jsonb_agg(b.theme_id order by b.theme_id), '[]') from placement_ban b
    where b.org_id = app_org() and b.feedback_id = f.id)`;

/** All there is to a comment's placement `p`, as JSON; null where there is none yet. */
const snapshot = (tx: Tx) => tx`
  case when p.feedback_id is null then 'null'::jsonb else jsonb_build_object(
    'state', p.state, 'themeId', p.theme_id, 'by', p.by, 'score', p.score, 'snoozedUntil', ${utc(tx, tx`p.snoozed_until`)}, 'placedAt', ${utc(tx, tx`p.placed_at`)},
    'bans', ${bans(tx)}) end`;

const bansAfter = (tx: Tx, { themeId, bansOld }: Destination) => tx`
  (select coalesce(jsonb_agg(banned order by banned), '[]')
    from (select b.theme_id as banned from placement_ban b
        where b.org_id = app_org() and b.feedback_id = f.id
      union select p.theme_id where ${bansOld} and p.theme_id is not null) as all_bans
    where banned is distinct from ${themeId}::uuid)`;

/** Of these comments the placements, locked in the order of their ids. */
export async function lockPlacements(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  await tx`
    select from placement where org_id = app_org() and feedback_id = any(${feedbackIds}::uuid[])
    order by feedback_id for update`;
}

/** The same for the comments that an event moved. */
export async function lockMoved(tx: Tx, eventId: string): Promise<void> {
  await tx`
    select from placement where org_id = app_org() and feedback_id in (
      select feedback_id from placement_move where org_id = app_org() and event_id = ${eventId})
    order by feedback_id for update`;
}

/**
 * Writes down, as the moves of an event to come, where comments are and where a person puts them.
 * Those already there by a person's word are left out. Nothing moves before `applyMoves`.
 * @returns how many will move.
 */
export async function planMoves(
  tx: Tx,
  eventId: string,
  feedbackIds: readonly string[],
  to: Destination,
): Promise<number> {
  const { count } = await tx`
    insert into placement_move (org_id, event_id, feedback_id, from_theme_id, before, after)
    select app_org(), ${eventId}, f.id, p.theme_id, ${snapshot(tx)}, jsonb_build_object(
      'state', ${to.state}::text, 'themeId', ${to.themeId}::uuid, 'by', 'person', 'score', null,
      'snoozedUntil', null, 'placedAt', ${utc(tx, tx`coalesce(p.placed_at, now())`)}, 'bans', ${bansAfter(tx, to)})
    from feedback f
      left join placement p on p.org_id = app_org() and p.feedback_id = f.id
    where f.org_id = app_org() and f.id = any(${feedbackIds}::uuid[])
      and (p.state, p.theme_id, p.by) is distinct from (${to.state}, ${to.themeId}::uuid, 'person')`;
  return count;
}

/** The same for putting off: only comments that are unsorted. */
export async function planSnooze(
  tx: Tx,
  eventId: string,
  feedbackIds: readonly string[],
  days: number,
): Promise<number> {
  const until = utc(tx, tx`now() + ${days} * interval '1 day'`);
  const { count } = await tx`
    insert into placement_move (org_id, event_id, feedback_id, before, after)
    select app_org(), ${eventId}, f.id, ${snapshot(tx)},
      ${snapshot(tx)} || jsonb_build_object('snoozedUntil', ${until})
    from feedback f
      join placement p on p.org_id = app_org() and p.feedback_id = f.id
    where f.org_id = app_org() and f.id = any(${feedbackIds}::uuid[]) and p.state = 'unsorted'`;
  return count;
}

/** The same for taking back: each comment returns to where the undone event found it. */
export async function planReturn(tx: Tx, eventId: string, undoneId: string): Promise<number> {
  const { count } = await tx`
    insert into placement_move (org_id, event_id, feedback_id, from_theme_id, before, after)
    select app_org(), ${eventId}, f.id, p.theme_id, ${snapshot(tx)}, m.before
    from placement_move m
      join feedback f on f.org_id = app_org() and f.id = m.feedback_id
      left join placement p on p.org_id = app_org() and p.feedback_id = m.feedback_id
    where m.org_id = app_org() and m.event_id = ${undoneId}`;
  return count;
}

/**
 * The same for what the engine has added to a theme that is about to go: to another theme, or to no
 * theme. It is the engine's again, so that the next learning finds it a place.
 */
export async function planLeftovers(
  tx: Tx,
  eventId: string,
  themeId: string,
  intoId: string | null,
): Promise<number> {
  const { count } = await tx`
    insert into placement_move (org_id, event_id, feedback_id, from_theme_id, before, after)
    select app_org(), ${eventId}, f.id, p.theme_id, ${snapshot(tx)},
      ${snapshot(tx)} || jsonb_build_object('themeId', ${intoId}::uuid,
        'state', case when ${intoId}::uuid is null then 'unsorted' else 'placed' end)
    from placement p
      join feedback f on f.org_id = app_org() and f.id = p.feedback_id
    where p.org_id = app_org() and p.theme_id = ${themeId}
      and not exists (select from placement_move m where m.org_id = app_org()
        and m.event_id = ${eventId} and m.feedback_id = p.feedback_id)`;
  return count;
}

/** Of an event's moves those whose comment has been placed otherwise since. */
export async function countStrayed(tx: Tx, eventId: string): Promise<number> {
  const [row] = await tx<[{ strayed: number }]>`
    select count(*)::int as strayed
    from placement_move m
      join feedback f on f.org_id = app_org() and f.id = m.feedback_id
      left join placement p on p.org_id = app_org() and p.feedback_id = m.feedback_id
      cross join lateral (select ${snapshot(tx)} as now) as s
    where m.org_id = app_org() and m.event_id = ${eventId}
      and (s.now->>'state', s.now->>'themeId', s.now->>'by', s.now->>'snoozedUntil', s.now->'bans')
        is distinct from (m.after->>'state', m.after->>'themeId', m.after->>'by',
          m.after->>'snoozedUntil', m.after->'bans')`;
  return row.strayed;
}

/** Of the themes an event's moves lead to those that take no comments: merged, removed or gone. */
export async function countClosedTargets(tx: Tx, eventId: string): Promise<number> {
  const [row] = await tx<[{ closed: number }]>`
    select count(*)::int as closed
    from (select distinct (after->>'themeId')::uuid as theme_id from placement_move
        where org_id = app_org() and event_id = ${eventId} and after->>'themeId' is not null) as m
      left join theme t on t.org_id = app_org() and t.id = m.theme_id
    where t.id is null or t.merged_into is not null or t.removed_at is not null`;
  return row.closed;
}

/** The themes that an event's comments leave. */
export async function listSources(tx: Tx, eventId: string): Promise<string[]> {
  const rows = await tx<{ fromThemeId: string }[]>`
    select distinct from_theme_id from placement_move
    where org_id = app_org() and event_id = ${eventId} and from_theme_id is not null`;
  return rows.map((row) => row.fromThemeId);
}
