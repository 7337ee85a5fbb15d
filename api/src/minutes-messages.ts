import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { stands, type MeetingEntry } from '@vocero/sql/meeting-entries';
import { listMeetingPeople } from '@vocero/sql/meeting-runs';
import { listActiveIds } from '@vocero/sql/members';
import type { AuditValues } from '@vocero/sql/audit';
import type { NewMessage } from '@vocero/sql/messages';
import type { GivenItem, MinutesData } from '@vocero/sql/minutes-message';
import { plain } from './audit.ts';
import type { Minutes } from './contract/meetings.ts';
import { groupBy } from './group-by.ts';

export interface Telling {
  meetingId: string;
  minutes: Minutes;
  entries: readonly MeetingEntry[];
  /** The next meeting as a file; null: there is none. */
  calendar: string | null;
}

/**
 * Minutes go once to everybody of the council, to who was there, and to those whom something in them
 * concerns; corrected ones go again.
 */
export async function listMinutesMessages(
  tx: Tx,
  council: Council,
  { meetingId, minutes, entries, calendar }: Telling,
): Promise<(NewMessage & { data: AuditValues })[]> {
  const labels = new Map(minutes.items.map(({ themeId, label }) => [themeId, label]));
  const standing = entries.filter((one) => stands(one) && one.data.ownerId !== null);
  const given = groupBy(standing, ({ data }) => data.ownerId ?? '');
  const people = await listMeetingPeople(tx, council.id, meetingId);
  const ids = new Set([...people.map(({ id }) => id), ...given.keys()]);
  const once = `minutes ${meetingId} ${minutes.revision}`;
  return (await listActiveIds(tx, [...ids])).map((memberId) => {
    const mine = (given.get(memberId) ?? []).map((entry) => givenOf(entry, labels));
    const data: MinutesData = { ...headOf(minutes), calendar, given: mine };
    return { kind: 'minutes', memberId, once, data: plain(data) };
  });
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

function givenOf(
  { act, themeId, data }: MeetingEntry,
  labels: ReadonlyMap<string, string>,
): GivenItem {
  const { decisionKind, text, dueOn } = data;
  return { act, theme: labels.get(themeId ?? '') ?? '', decisionKind, text, dueOn };
}
