import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { findMeeting, insertMeeting, type Meeting } from '@vocero/sql/meetings';
import { councilChanged } from './council-answer.ts';
import { isPlanned } from './council-meetings.ts';
import { notFound, Problem } from './problem.ts';

/**
 * The row of a meeting, made now where it has none.
 * @throws Problem 404 where none is planned.
 */
export async function openMeeting(tx: Tx, council: Council, plannedOn: string): Promise<Meeting> {
  const row = await findMeeting(tx, council.id, plannedOn);
  if (!isPlanned(council, plannedOn, row)) throw notFound();
  const { starts, minutes, place } = council;
  return (
    row ?? insertMeeting(tx, council.id, { plannedOn, day: plannedOn, starts, minutes, place })
  );
}

/**
 * The same for one that was read before.
 * @throws Problem 409 when somebody else changed it since.
 */
export async function openVersion(
  tx: Tx,
  council: Council,
  plannedOn: string,
  version: number,
): Promise<Meeting> {
  const meeting = await openMeeting(tx, council, plannedOn);
  if (meeting.version !== version) throw councilChanged();
  return meeting;
}

/** @throws Problem 409 when it is over. */
export function requireOpen({ closedAt }: Meeting): void {
  if (closedAt) throw new Problem(409, 'meeting_closed');
}

/** @throws Problem 409 when it is over, or goes on now. */
export function requirePlanned(meeting: Meeting): void {
  requireOpen(meeting);
  if (meeting.startedAt) throw new Problem(409, 'meeting_running');
}

/**
 * The row of a meeting that goes on now.
 * @throws Problem 404 where none is planned; 409 when it has not begun, or is over.
 */
export async function requireRunning(tx: Tx, council: Council, plannedOn: string) {
  const row = await requireStarted(tx, council, plannedOn);
  requireOpen(row);
  return row;
}

/**
 * The row of a meeting that goes on now or is over.
 * @throws Problem 404 where none is planned; 409 when it has not begun.
 */
export async function requireStarted(tx: Tx, council: Council, plannedOn: string) {
  const row = await findMeeting(tx, council.id, plannedOn);
  if (!isPlanned(council, plannedOn, row)) throw notFound();
  if (!row?.startedAt) throw new Problem(409, 'meeting_not_started');
  return { ...row, startedAt: row.startedAt };
}
