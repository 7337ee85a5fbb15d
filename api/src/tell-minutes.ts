import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { stands, type MeetingEntry } from '@vocero/sql/meeting-entries';
import { listMeetingPeople } from '@vocero/sql/meeting-runs';
import { listActiveIds } from '@vocero/sql/members';
import { appendMessages } from '@vocero/sql/messages';
import type { GivenItem, MinutesData } from '@vocero/sql/minutes-message';
import { plain } from './audit.ts';
import type { Minutes } from './contract/meetings.ts';
import { groupBy } from './group-by.ts';
import { writeMeetingOf } from './read-calendar.ts';

interface Telling {
  meetingId: string;
  minutes: Minutes;
  entries: readonly MeetingEntry[];
  publicUrl: string;
}

/**
 * Minutes go once to everybody of the council, to who was there, and to those whom something in them
 * concerns; corrected ones go again.
 */
export async function tellMinutes(
  tx: Tx,
  council: Council,
  { meetingId, minutes, entries, publicUrl }: Telling,
): Promise<void> {
  const labels = new Map(minutes.items.map(({ themeId, label }) => [themeId, label]));
  const given = groupBy(
    entries.filter(stands).filter(({ data }) => data.ownerId !== null),
    ({ data }) => data.ownerId!,
  );
  const people = await listMeetingPeople(tx, council.id, meetingId);
  const ids = new Set([...people.map(({ id }) => id), ...given.keys()]);
  const common = {
    ...headOf(minutes),
    calendar: await calendarOf(tx, council, minutes, publicUrl),
  };
  const messages = (await listActiveIds(tx, [...ids])).map((memberId) => {
    const mine = (given.get(memberId) ?? []).map((entry) => givenOf(entry, labels));
    const data: MinutesData = { ...common, given: mine };
    const once = `minutes ${meetingId} ${minutes.revision}`;
    return { kind: 'minutes' as const, memberId, once, data: plain(data) };
  });
  await appendMessages(tx, messages);
}

function headOf({ council, meeting, revision, quorum, next }: Minutes) {
  return {
    councilId: council.id,
    council: council.name,
    plannedOn: meeting.plannedOn,
    day: meeting.day,
    revision,
    isQuorumMet: quorum.isMet,
    next: next && {
      plannedOn: next.plannedOn,
      day: next.day,
      starts: next.starts,
      place: next.place,
    },
  };
}

const calendarOf = (tx: Tx, council: Council, { next }: Minutes, publicUrl: string) =>
  next ? writeMeetingOf(tx, { publicUrl, councilId: council.id, plannedOn: next.plannedOn }) : null;

function givenOf(
  { act, themeId, data }: MeetingEntry,
  labels: ReadonlyMap<string, string>,
): GivenItem {
  const { decisionKind, text, dueOn } = data;
  return { act, theme: labels.get(themeId ?? '') ?? '', decisionKind, text, dueOn };
}
