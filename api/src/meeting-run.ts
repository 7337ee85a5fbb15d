import { listAgendaItems } from '@vocero/sql/agenda-items';
import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { listEntries, type MeetingEntry as EntryRow } from '@vocero/sql/meeting-entries';
import { listGuests, listMeetingPeople, type MeetingPerson } from '@vocero/sql/meeting-runs';
import { findMeeting, listMeetings, type Meeting } from '@vocero/sql/meetings';
import { composeAgenda } from './agenda.ts';
import type { MeetingEntry, MeetingRun, MeetingState, RunItem } from './contract/meetings.ts';
import { readClocks, type Clocks } from './council-answer.ts';
import { isPlanned, showMeeting, upcomingMeetings, type ShownMeeting } from './council-meetings.ts';
import { notFound } from './problem.ts';
import { readCandidates, readCandidatesAmong } from './read-agenda.ts';
import type { Wire } from './serve.ts';

/**
 * A meeting as it goes on.
 * @throws Problem 404 where none is planned for that day.
 */
export async function readRun(
  tx: Tx,
  council: Council,
  plannedOn: string,
): Promise<Wire<MeetingRun>> {
  const row = await findMeeting(tx, council.id, plannedOn);
  if (!isPlanned(council, plannedOn, row)) throw notFound();
  const clocks = await readClocks(tx);
  const meeting = showMeeting(council, clocks.zone, plannedOn, row);
  const people = await listMeetingPeople(tx, council.id, row?.id ?? null);
  const items = await readRunItems(tx, council, { plannedOn, zone: clocks.zone, row });
  return {
    council: { id: council.id, name: council.name },
    meeting,
    state: stateOf(row),
    startedAt: row?.startedAt ?? null,
    closedAt: row?.closedAt ?? null,
    revision: row?.revision ?? 0,
    people,
    guests: await listGuests(tx, row?.id ?? null),
    quorum: quorumOf(council, people),
    ...turnOf(row, items),
    items,
    entries: row ? (await listEntries(tx, row.id)).map(showEntry) : [],
    next: await findNextMeeting(tx, council, meeting, clocks),
    at: new Date(),
  };
}

const stateOf = (row: Meeting | undefined): MeetingState => {
  if (!row?.startedAt) return 'planned';
  return row.closedAt ? 'closed' : 'running';
};

export function quorumOf({ quorum: needed }: Council, people: readonly MeetingPerson[]) {
  const present = people.filter((one) => one.isMember && one.isPresent).length;
  return { needed, present, isMet: present >= needed };
}

/** A theme that was taken off the agenda, or merged away, is not spoken of any more. */
function turnOf(row: Meeting | undefined, items: readonly RunItem[]) {
  const isOn = items.some(({ themeId }) => themeId === row?.themeId);
  return isOn && row
    ? { themeId: row.themeId, turnedAt: row.turnedAt }
    : { themeId: null, turnedAt: null };
}

interface Asked {
  plannedOn: string;
  zone: string;
  row: Meeting | undefined;
}

/** What is on the agenda. Once a meeting has begun nothing comes onto it by itself. */
export async function readRunItems(
  tx: Tx,
  council: Council,
  { plannedOn, zone, row }: Asked,
): Promise<RunItem[]> {
  const stored = row ? await listAgendaItems(tx, row.id) : [];
  const at = { plannedOn, zone };
  const candidates = row?.startedAt
    ? await readCandidatesAmong(
        tx,
        council,
        at,
        stored.map(({ themeId }) => themeId),
      )
    : await readCandidates(tx, council, at);
  const kept = new Map(stored.map((item) => [item.themeId, item]));
  const themes = new Map(candidates.map(({ theme }) => [theme.id, theme]));
  return composeAgenda(candidates, stored)
    .items.filter(({ state }) => state === 'on')
    .map((item) => {
      const { version, dueOn } = themes.get(item.themeId)!;
      return { ...item, version, dueOn, seconds: kept.get(item.themeId)?.seconds ?? 0 };
    });
}

/** Who is named in it and not a member any more is told by name alone. */
export function showEntry({ data, ...entry }: EntryRow): Wire<MeetingEntry> {
  const { decisionKind, text, ownerName, dueOn, status, missing } = data;
  return {
    id: entry.id,
    at: entry.at,
    by: entry.by,
    themeId: entry.themeId,
    act: entry.act as MeetingEntry['act'],
    decisionKind,
    text,
    ownerName,
    dueOn,
    status,
    missing: missing as MeetingEntry['missing'],
    undoneAt: entry.undoneAt,
  };
}

/** The next one after a meeting, and after today, that was not held early and is not cancelled. */
export async function findNextMeeting(
  tx: Tx,
  council: Council,
  { plannedOn, day, startsAt }: ShownMeeting,
  { zone, today }: Clocks,
): Promise<ShownMeeting | null> {
  const from = day > today ? day : today;
  const rows = await listMeetings(tx, council.id, from);
  const held = new Set(rows.filter((row) => row.startedAt).map((row) => row.plannedOn));
  const next = upcomingMeetings(council, zone, rows, from).find(
    (one) =>
      one.plannedOn !== plannedOn &&
      one.startsAt > startsAt &&
      !one.isCancelled &&
      !held.has(one.plannedOn),
  );
  return next ?? null;
}
