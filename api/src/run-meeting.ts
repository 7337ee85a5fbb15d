import { listAgendaItems, writeAgendaItems } from '@vocero/sql/agenda-items';
import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import {
  addGuest,
  addPerson,
  markStarted,
  removeGuest,
  removePerson,
  turnMeeting,
} from '@vocero/sql/meeting-runs';
import type { z } from 'zod';
import { composeAgenda } from './agenda.ts';
import type { attend } from './contract/meetings.ts';
import { readClocks } from './council-answer.ts';
import { openMeeting, requireRunning } from './open-meeting.ts';
import { Problem } from './problem.ts';
import { readCandidates } from './read-agenda.ts';
import { requireMember } from './write-theme.ts';

/**
 * Begins a meeting: its agenda is from now on what it is now. Whoever begins it is there.
 * @returns false when it had begun before.
 * @throws Problem 404 where none is planned; 409 when it is cancelled.
 */
export async function startMeeting(
  tx: Tx,
  council: Council,
  { plannedOn, memberId }: { plannedOn: string; memberId: string },
): Promise<boolean> {
  const meeting = await openMeeting(tx, council, plannedOn);
  if (meeting.startedAt) return false;
  if (meeting.cancelledAt) throw new Problem(409, 'meeting_cancelled');
  const { zone } = await readClocks(tx);
  const stored = await listAgendaItems(tx, meeting.id);
  const adders = new Map(stored.map(({ themeId, addedBy }) => [themeId, addedBy?.id ?? null]));
  const candidates = await readCandidates(tx, council, { plannedOn, zone });
  const items = composeAgenda(candidates, stored).items.map(({ themeId, state }) => ({
    themeId,
    state,
    addedBy: adders.get(themeId) ?? null,
  }));
  await writeAgendaItems(tx, meeting.id, items);
  await markStarted(tx, meeting.id, memberId);
  await addPerson(tx, meeting.id, memberId);
  return true;
}

/** @throws Problem 422 when the theme is not on the agenda; 409 when the meeting does not go on. */
export async function turnTo(
  tx: Tx,
  council: Council,
  { plannedOn, themeId }: { plannedOn: string; themeId: string | null },
): Promise<void> {
  const meeting = await requireRunning(tx, council, plannedOn);
  if (meeting.themeId === themeId) return;
  const items = await listAgendaItems(tx, meeting.id);
  const isOn = items.some((item) => item.themeId === themeId && item.state === 'on');
  if (themeId !== null && !isOn) throw new Problem(422, 'unknown_reference');
  await turnMeeting(tx, meeting.id, themeId);
}

type Attendance = z.output<NonNullable<(typeof attend)['body']>>;

/** @throws Problem 422 for who is no active member; 409 when the meeting does not go on. */
export async function writeAttendance(
  tx: Tx,
  council: Council,
  { plannedOn, who }: { plannedOn: string; who: Attendance },
): Promise<void> {
  const { id } = await requireRunning(tx, council, plannedOn);
  if ('guest' in who) {
    await (who.isPresent ? addGuest : removeGuest)(tx, id, who.guest);
  } else {
    if (who.isPresent) await requireMember(tx, who.memberId);
    await (who.isPresent ? addPerson : removePerson)(tx, id, who.memberId);
  }
}
