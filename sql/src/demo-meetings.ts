import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import type { EntryData } from './meeting-entries.ts';

/** Says of a meeting when it began, and by whom. */
export async function writePastStart(
  tx: Tx,
  { id, startedAt, startedBy }: { id: string; startedAt: Date; startedBy: string },
): Promise<void> {
  await tx`
    update meeting set started_at = ${startedAt}, started_by = ${startedBy}
    where org_id = app_org() and id = ${id}`;
}

/** How long a theme was spoken of. */
export async function writeSeconds(
  tx: Tx,
  item: { meetingId: string; themeId: string; seconds: number },
): Promise<void> {
  await tx`
    update agenda_item set seconds = ${item.seconds}
    where org_id = app_org() and meeting_id = ${item.meetingId} and theme_id = ${item.themeId}`;
}

export interface PastEntry {
  id: string;
  meetingId: string;
  themeId: string;
  act: string;
  data: EntryData;
  eventId: string | null;
  actionId: string | null;
  memberId: string;
  at: Date;
}

export async function insertPastEntry(tx: Tx, entry: PastEntry): Promise<void> {
  await tx`
    insert into meeting_entry (org_id, id, meeting_id, theme_id, act, data, event_id, action_id,
      member_id, at)
    values (app_org(), ${entry.id}, ${entry.meetingId}, ${entry.themeId}, ${entry.act},
      ${tx.json(entry.data as unknown as postgres.JSONValue)}, ${entry.eventId},
      ${entry.actionId}, ${entry.memberId}, ${entry.at})`;
}

/** What a meeting may have done: decisions and new actions of a span of time, oldest first. */
export interface HeldEvent {
  id: string;
  themeId: string;
  act: 'moved' | 'action_added';
  actionId: string | null;
  memberId: string;
  at: Date;
}

export function listHeldEvents(tx: Tx, from: Date, until: Date) {
  return tx<HeldEvent[]>`
    select id, theme_id, act, after->>'actionId' as action_id, member_id, created_at as at
    from theme_event
    where org_id = app_org() and created_at >= ${from} and created_at < ${until}
      and member_id is not null
      and ((act = 'moved' and after->>'status' = 'decided') or act = 'action_added')
    order by created_at`;
}
