import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import type { DecisionKind, ThemeStatus } from './theme-columns.ts';

/** What the words of an entry are made of; names as they were then. */
export interface EntryData {
  decisionKind: DecisionKind | null;
  text: string | null;
  /** Whom it concerns. */
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  /** What the theme came to by it; null: it stayed where it was. */
  status: ThemeStatus | null;
  missing: string[];
}

/** One line of the minutes. */
export interface MeetingEntry {
  id: string;
  meetingId: string;
  themeId: string | null;
  act: string;
  data: EntryData;
  eventId: string | null;
  actionId: string | null;
  by: { id: string; name: string } | null;
  at: Date;
  undoneAt: Date | null;
}

export type NewEntry = Pick<
  MeetingEntry,
  'id' | 'meetingId' | 'themeId' | 'act' | 'data' | 'eventId' | 'actionId'
> & { memberId: string };

const selectEntries = (tx: Tx) => tx`
  select e.id, e.meeting_id, e.theme_id, e.act, e.data, e.event_id, e.action_id, e.at, e.undone_at,
    case when m.id is not null then jsonb_build_object('id', m.id, 'name', m.name) end as by
  from meeting_entry e left join member m on m.org_id = e.org_id and m.id = e.member_id`;

/** Oldest first; those that were taken back are among them. */
export function listEntries(tx: Tx, meetingId: string) {
  return tx<MeetingEntry[]>`
    ${selectEntries(tx)}
    where e.org_id = app_org() and e.meeting_id = ${meetingId} order by e.at, e.id`;
}

export async function findEntry(tx: Tx, id: string): Promise<MeetingEntry | undefined> {
  const [row] = await tx<MeetingEntry[]>`
    ${selectEntries(tx)} where e.org_id = app_org() and e.id = ${id}`;
  return row;
}

/** @throws a database error 23505 when there is an entry of this id. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tx`
    insert into meeting_entry (org_id, id, meeting_id, theme_id, act, data, event_id, action_id,
      member_id)
    values (app_org(), ${entry.id}, ${entry.meetingId}, ${entry.themeId}, ${entry.act},
      ${tx.json(entry.data as unknown as postgres.JSONValue)}, ${entry.eventId},
      ${entry.actionId}, ${entry.memberId})`;
}

export async function strikeEntry(tx: Tx, id: string, memberId: string): Promise<void> {
  await tx`
    update meeting_entry set undone_at = clock_timestamp(), undone_by = ${memberId}
    where org_id = app_org() and id = ${id} and undone_at is null`;
}

export const stands = ({ undoneAt }: Pick<MeetingEntry, 'undoneAt'>) => undoneAt === null;
