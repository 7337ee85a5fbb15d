import { lockAction } from '@vocero/sql/actions';
import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import {
  findEntry,
  insertEntry,
  strikeEntry,
  type MeetingEntry,
} from '@vocero/sql/meeting-entries';
import { isUndone } from '@vocero/sql/theme-events';
import { undoEvent } from '@vocero/sql/undo-event';
import type { z } from 'zod';
import type { actInMeeting } from './contract/meetings.ts';
import type { Locale } from './contract/values.ts';
import { readClocks } from './council-answer.ts';
import { showMeeting } from './council-meetings.ts';
import { actOnTheme, noted } from './meeting-acts.ts';
import { findNextMeeting } from './meeting-run.ts';
import { requireRunning, requireStarted } from './open-meeting.ts';
import { notFound, Problem } from './problem.ts';
import { losesNothing } from './theme-change.ts';

export interface Acting {
  plannedOn: string;
  memberId: string;
  locale: Locale;
  asked: z.output<NonNullable<(typeof actInMeeting)['body']>>;
}

/**
 * Writes a line of the minutes and does what it says to the theme.
 * @returns false when the line was there already: it was sent twice.
 * @throws Problem 409 when the meeting does not go on, or the theme changed since it was read.
 */
export async function writeEntry(tx: Tx, council: Council, acting: Acting): Promise<boolean> {
  const { plannedOn, memberId, locale, asked } = acting;
  const { id, themeId, entry } = asked;
  const meeting = await requireStarted(tx, council, plannedOn);
  const known = await findEntry(tx, id);
  if (known && known.meetingId !== meeting.id) throw new Problem(409, 'conflict');
  if (known) return false;
  const { id: meetingId } = await requireRunning(tx, council, plannedOn);
  const clocks = await readClocks(tx);
  const shown = showMeeting(council, clocks.zone, plannedOn, meeting);
  const next = await findNextMeeting(tx, council, shown, clocks);
  const { today } = clocks;
  const by = { memberId, locale, now: new Date(), today, nextDay: next?.day ?? null };
  const acted =
    themeId === null
      ? noted(entry.act === 'noted' ? entry.text : '')
      : await actOnTheme(tx, themeId, entry, by);
  await insertEntry(tx, { id, meetingId, themeId, act: entry.act, memberId, ...acted });
  return true;
}

/**
 * Takes a line back, and what it did.
 * @returns false when it was taken back before.
 * @throws Problem 404; 409 when the meeting does not go on. Refused `changed_since` when something
 *   later stands on it.
 */
export async function undoEntry(
  tx: Tx,
  council: Council,
  { plannedOn, entryId, memberId }: { plannedOn: string; entryId: string; memberId: string },
): Promise<boolean> {
  const meeting = await requireStarted(tx, council, plannedOn);
  const entry = await findEntry(tx, entryId);
  if (entry?.meetingId !== meeting.id) throw notFound();
  if (entry.undoneAt) return false;
  await requireRunning(tx, council, plannedOn);
  const eventId = await findStanding(tx, entry);
  if (eventId !== null) await undoEvent(tx, eventId, memberId, losesNothing);
  await strikeEntry(tx, entry.id, memberId);
  return true;
}

/**
 * The event that is to be undone; null: nothing of the theme changed, or somebody took it back on the
 * theme's own page.
 */
async function findStanding(tx: Tx, { eventId, actionId }: MeetingEntry): Promise<string | null> {
  if (eventId === null || (await isUndone(tx, eventId))) return null;
  if (actionId === null) return eventId;
  return (await lockAction(tx, actionId)).removedAt === null ? eventId : null;
}
