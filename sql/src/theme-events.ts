import type { Tx } from './connect.ts';

export type Act =
  | 'created'
  | 'renamed'
  | 'assigned'
  | 'changed'
  | 'decided'
  | 'cause_found'
  | 'assumption_tested'
  | 'barrier_named'
  | 'rated'
  | 'target_set'
  | 'verified'
  | 'prevention_noted'
  | 'benefit_estimated'
  | 'moved'
  | 'regressed'
  | 'sponsor_asked'
  | 'comments_moved'
  | 'comments_taken_out'
  | 'comments_not_relevant'
  | 'comments_snoozed'
  | 'merged'
  | 'split'
  | 'action_added'
  | 'action_changed'
  | 'action_done'
  | 'action_removed'
  | 'removed'
  | 'undone';

/** Column names and their values; what undoing writes back and what it first compares. */
export type Values = Record<string, string | null>;

export interface ThemeEvent {
  id: string;
  themeId: string | null;
  /** The second theme of a merge, split or move. */
  otherThemeId: string | null;
  act: Act;
  before: Values;
  after: Values;
  undoes: string | null;
}

export interface NewThemeEvent {
  id?: string;
  themeId: string | null;
  otherThemeId?: string | null;
  act: Act;
  /** Null: the engine did it. */
  memberId: string | null;
  note?: string | null;
  before?: Values;
  after?: Values;
  moved?: number;
  undoes?: string | null;
}

/** The id an event will have: its moves are written first. */
export async function newEventId(tx: Tx): Promise<string> {
  const [row] = await tx<[{ id: string }]>`select new_id() as id`;
  return row.id;
}

/**
 * Adds to the history.
 * @throws PostgresError `theme_event_undone_once` when `undoes` was undone already.
 */
export async function insertThemeEvent(tx: Tx, event: NewThemeEvent): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into theme_event (org_id, id, theme_id, other_theme_id, act, by, member_id, note, before,
      after, moved, undoes)
    values (app_org(), coalesce(${event.id ?? null}::uuid, new_id()), ${event.themeId},
      ${event.otherThemeId ?? null}, ${event.act}, ${event.memberId ? 'person' : 'engine'},
      ${event.memberId}, ${event.note ?? null}, ${tx.json(event.before ?? {})},
      ${tx.json(event.after ?? {})}, ${event.moved ?? 0}, ${event.undoes ?? null})
    returning id`;
  return row.id;
}

export async function findThemeEvent(tx: Tx, id: string): Promise<ThemeEvent | undefined> {
  const [row] = await tx<ThemeEvent[]>`
    select id, theme_id, other_theme_id, act, before, after, undoes
    from theme_event where org_id = app_org() and id = ${id}`;
  return row;
}

export async function isUndone(tx: Tx, eventId: string): Promise<boolean> {
  const rows = await tx`
    select from theme_event where org_id = app_org() and undoes = ${eventId}`;
  return rows.length > 0;
}
