import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import type { Digest } from './digest.ts';
import type { MessageKind } from './messages.ts';
import type { Act, Values } from './theme-events.ts';

/** A theme as it was when it was made. */
export interface PastTheme {
  id: string;
  label: string;
  createdAt: Date;
  /** When somebody last looked at its comments. */
  seenAt: Date;
  representativeId: string | null;
}

export interface PastEvent {
  id: string;
  themeId: string;
  act: Act;
  memberId: string | null;
  note: string | null;
  before: Values;
  after: Values;
  at: Date;
}

export interface PastAction {
  id: string;
  themeId: string;
  what: string;
  ownerId: string;
  dueOn: string;
  hours: number | null;
  cost: number | null;
  createdBy: string;
  createdAt: Date;
}

export interface PastMessage {
  id: string;
  kind: MessageKind;
  memberId: string;
  themeId: string | null;
  once: string;
  data: Record<string, postgres.JSONValue>;
  at: Date;
  readAt: Date | null;
}

export async function insertPastTheme(tx: Tx, theme: PastTheme): Promise<void> {
  await tx`
    insert into theme (org_id, id, label, label_by, status, status_since, representative_id, seen_at,
      touched_at, held_at, created_at)
    values (app_org(), ${theme.id}, ${theme.label}, 'person', 'heard', ${theme.createdAt},
      ${theme.representativeId}, ${theme.seenAt}, ${theme.createdAt}, ${theme.createdAt}, ${theme.createdAt})`;
}

export async function insertPastEvent(tx: Tx, event: PastEvent): Promise<void> {
  await tx`
    insert into theme_event (org_id, id, theme_id, act, by, member_id, note, before, after, created_at)
    values (app_org(), ${event.id}, ${event.themeId}, ${event.act},
      ${event.memberId ? 'person' : 'engine'}, ${event.memberId}, ${event.note},
      ${tx.json(event.before)}, ${tx.json(event.after)}, ${event.at})`;
}

export async function insertPastAction(tx: Tx, action: PastAction): Promise<void> {
  await tx`
    insert into action (org_id, id, theme_id, what, owner_id, due_on, hours, cost, created_by,
      created_at)
    values (app_org(), ${action.id}, ${action.themeId}, ${action.what}, ${action.ownerId},
      ${action.dueOn}, ${action.hours}, ${action.cost}, ${action.createdBy}, ${action.createdAt})`;
}

export async function finishPastAction(tx: Tx, id: string, at: Date): Promise<void> {
  await tx`update action set done_at = ${at} where org_id = app_org() and id = ${id}`;
}

/** Its words are made by whoever makes those of new ones. */
export async function insertPastMessage(tx: Tx, message: PastMessage): Promise<void> {
  await tx`
    insert into message (org_id, id, kind, member_id, theme_id, once, data, read_at, created_at)
    values (app_org(), ${message.id}, ${message.kind}, ${message.memberId}, ${message.themeId},
      ${message.once}, ${tx.json(message.data)}, ${message.readAt}, ${message.at})`;
}

export async function insertPastDigest(tx: Tx, digest: Digest, at: Date): Promise<void> {
  await tx`
    insert into digest (org_id, week_start, data, created_at)
    values (app_org(), ${digest.weekStart}, ${JSON.stringify(digest)}::text::jsonb, ${at})`;
}

/** A full week of the organisation's calendar: its first day and the instant at which it ended. */
export interface PastWeek {
  start: string;
  ends: Date;
}

/** The last full weeks before an instant, oldest first. */
export function listPastWeeks(tx: Tx, before: Date, count: number) {
  return tx<PastWeek[]>`
    select day::date as start, (day + interval '7 days') at time zone time_zone as ends
    from organization cross join lateral generate_series(
      (week_of(${before}, time_zone, first_weekday) - ${count * 7}::int)::timestamp,
      (week_of(${before}, time_zone, first_weekday) - 7)::timestamp, interval '7 days') as day
    where id = app_org() order by day`;
}

/** A full month of the organisation's calendar: its first day and the instant at which it ended. */
export interface PastMonth {
  month: string;
  ends: Date;
}

/** The last full months before an instant, oldest first. */
export function listPastMonths(tx: Tx, before: Date, count: number) {
  return tx<PastMonth[]>`
    select day::date as month, (day + interval '1 month') at time zone time_zone as ends
    from organization cross join lateral date_trunc('month',
        ${before}::timestamptz at time zone time_zone) as this_month
      cross join lateral generate_series(this_month - ${count}::int * interval '1 month',
        this_month - interval '1 month', interval '1 month') as day
    where id = app_org() order by day`;
}
