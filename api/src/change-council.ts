import type { Tx } from '@vocero/sql/connect';
import {
  insertCouncil,
  writeCouncil,
  writeMembers,
  type Council,
  type CouncilColumns,
} from '@vocero/sql/councils';
import { deleteMeetingsFrom, listMeetings, renameMeeting } from '@vocero/sql/meetings';
import { readToday } from '@vocero/sql/weeks';
import type { z } from 'zod';
import { isMeetingDay, meetingDays } from './calendar/cadence.ts';
import type { CouncilChange, NewCouncil } from './contract/councils.ts';
import { councilChanged, holdCouncil } from './council-answer.ts';
import { requireMember } from './write-theme.ts';

/**
 * Founds a council.
 * @throws Problem 422 for people who are not active members.
 */
export async function foundCouncil(tx: Tx, council: z.output<typeof NewCouncil>): Promise<string> {
  const { memberIds, cadence, ...rest } = council;
  await requirePeople(tx, [...memberIds, rest.chairId]);
  return insertCouncil(tx, { ...rest, ...cadence }, memberIds);
}

/**
 * Writes what is named and leaves the rest.
 * @throws Problem 409 when somebody else changed it since it was read; 422 for people who are new and
 *   not active members.
 */
export async function changeCouncil(
  tx: Tx,
  id: string,
  change: z.output<typeof CouncilChange>,
): Promise<void> {
  const council = await holdCouncil(tx, id);
  if (council.version !== change.version) throw councilChanged();
  const known = new Set([council.chairId, ...council.members.map((member) => member.id)]);
  const people = [...(change.memberIds ?? []), change.chairId ?? null];
  await requirePeople(
    tx,
    people.filter((person) => !known.has(person)),
  );
  const wanted = await columnsOf(tx, council, change);
  await writeCouncil(tx, id, { ...wanted, archivedAt: archivedOf(council, change.archived) });
  if (change.memberIds) await writeMembers(tx, id, change.memberIds);
  await keepAgenda(tx, { ...council, ...wanted });
}

async function requirePeople(tx: Tx, ids: readonly (string | null)[]): Promise<void> {
  for (const id of ids) await requireMember(tx, id);
}

async function columnsOf(
  tx: Tx,
  council: Council,
  change: z.output<typeof CouncilChange>,
): Promise<CouncilColumns> {
  const { version: _, archived: __, memberIds: ___, cadence, ...rest } = change;
  const named = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<CouncilColumns>;
  if (!cadence) return { ...council, ...named };
  const today = await readToday(tx);
  const isSame = meetingDays(council, today, 12).join() === meetingDays(cadence, today, 12).join();
  // What was in the calendar stays there: another rhythm begins today at the earliest.
  const fromDay = isSame || cadence.fromDay >= today ? cadence.fromDay : today;
  return { ...council, ...named, ...cadence, fromDay };
}

const archivedOf = ({ archivedAt }: Council, archived: boolean | undefined) => {
  if (archived === undefined) return archivedAt;
  return archived ? (archivedAt ?? new Date()) : null;
};

/** In another rhythm the next meeting keeps what was arranged for it; what was moved is planned anew. */
async function keepAgenda(tx: Tx, council: Council): Promise<void> {
  const today = await readToday(tx);
  const rows = (await listMeetings(tx, council.id, today)).filter(
    (row) => row.plannedOn >= today && !row.startedAt,
  );
  if (rows.every((row) => isMeetingDay(council, row.plannedOn))) return;
  const next = rows.find((row) => !row.cancelledAt);
  const [plannedOn] = meetingDays(council, today, 1);
  if (next && plannedOn) {
    const { starts, minutes, place } = council;
    await deleteMeetingsFrom(tx, council.id, { from: today, except: next.id });
    await renameMeeting(tx, next.id, { plannedOn, day: plannedOn, starts, minutes, place });
  } else {
    await deleteMeetingsFrom(tx, council.id, { from: today, except: null });
  }
}
