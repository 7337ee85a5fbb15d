import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { listEntries } from '@vocero/sql/meeting-entries';
import { appendMessages } from '@vocero/sql/messages';
import * as runs from '@vocero/sql/meeting-runs';
import { plain } from './audit.ts';
import { composeMinutes } from './compose-minutes.ts';
import { Minutes } from './contract/meetings.ts';
import { requireStarted } from './open-meeting.ts';
import { writeMeetingOf } from './read-calendar.ts';
import { listMinutesMessages } from './minutes-messages.ts';

export interface Closing {
  plannedOn: string;
  memberId: string;
  publicUrl: string;
}

/**
 * Ends a meeting: its minutes are written down as they are now, and told.
 * @returns false when it was closed before.
 * @throws Problem 404 where none is planned; 409 when it has not begun.
 */
export async function closeMeeting(
  tx: Tx,
  council: Council,
  { plannedOn, memberId, publicUrl }: Closing,
): Promise<boolean> {
  const meeting = await requireStarted(tx, council, plannedOn);
  if (meeting.closedAt) return false;
  await runs.turnMeeting(tx, meeting.id, null);
  const closedAt = new Date();
  const entries = await listEntries(tx, meeting.id);
  const written = await composeMinutes(tx, council, { meeting, closedAt, entries });
  const minutes = Minutes.parse(plain(written));
  await runs.closeMeeting(tx, meeting.id, { memberId, closedAt, minutes });
  const plannedNext = minutes.next?.plannedOn;
  const calendar = plannedNext
    ? await writeMeetingOf(tx, { publicUrl, councilId: council.id, plannedOn: plannedNext })
    : null;
  const telling = { meetingId: meeting.id, minutes, entries, calendar };
  await appendMessages(tx, await listMinutesMessages(tx, council, telling));
  return true;
}

/**
 * Opens it once more, to correct its minutes.
 * @returns false when it goes on anyway.
 */
export async function reopenMeeting(tx: Tx, council: Council, plannedOn: string): Promise<boolean> {
  const meeting = await requireStarted(tx, council, plannedOn);
  if (!meeting.closedAt) return false;
  await runs.reopenMeeting(tx, meeting.id);
  return true;
}
