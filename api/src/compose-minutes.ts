import { listAgendaItems } from '@vocero/sql/agenda-items';
import type { Tx } from '@vocero/sql/connect';
import type { Council } from '@vocero/sql/councils';
import { stands, type MeetingEntry } from '@vocero/sql/meeting-entries';
import { listGuests, listMeetingPeople, listSpokenThemes } from '@vocero/sql/meeting-runs';
import type { Meeting } from '@vocero/sql/meetings';
import type { Minutes } from './contract/meetings.ts';
import { readClocks } from './council-answer.ts';
import { showMeeting } from './council-meetings.ts';
import { groupBy } from './group-by.ts';
import { findNextMeeting, quorumOf, showEntry } from './meeting-run.ts';
import type { Wire } from './serve.ts';

export interface Ending {
  meeting: Meeting & { startedAt: Date };
  closedAt: Date;
  /** Of the whole meeting, oldest first. */
  entries: readonly MeetingEntry[];
}

/** The minutes of a meeting as they are at its end. What was taken back is not in them. */
export async function composeMinutes(
  tx: Tx,
  council: Council,
  { meeting, closedAt, entries }: Ending,
): Promise<Wire<Minutes>> {
  const clocks = await readClocks(tx);
  const shown = showMeeting(council, clocks.zone, meeting.plannedOn, meeting);
  const people = await listMeetingPeople(tx, council.id, meeting.id);
  const standing = entries.filter(stands);
  return {
    council: { id: council.id, name: council.name },
    meeting: shown,
    timeZone: clocks.zone,
    chair: council.chairName,
    startedAt: meeting.startedAt,
    closedAt,
    revision: meeting.revision + 1,
    present: people.filter((one) => one.isPresent).map(({ name }) => name),
    absent: people.filter((one) => !one.isPresent).map(({ name }) => name),
    guests: await listGuests(tx, meeting.id),
    quorum: quorumOf(council, people),
    ...(await themesOf(tx, meeting.id, standing)),
    notes: standing.filter(({ themeId }) => themeId === null).map(showEntry),
    next: await findNextMeeting(tx, council, shown, clocks),
  };
}

/** Themes that were spoken of in the order of the agenda, then those that were not on it. */
async function themesOf(tx: Tx, meetingId: string, standing: readonly MeetingEntry[]) {
  const agenda = await listAgendaItems(tx, meetingId);
  const seconds = new Map(agenda.map((item) => [item.themeId, item.seconds]));
  const about = groupBy(standing, ({ themeId }) => themeId);
  const on = agenda.filter(({ state }) => state === 'on').map(({ themeId }) => themeId);
  const isReached = (id: string) => (seconds.get(id) ?? 0) > 0 || about.has(id);
  const others = [...new Set(standing.flatMap(({ themeId }) => themeId ?? []))].filter(
    (id) => !on.includes(id),
  );
  const rows = await listSpokenThemes(tx, [...on, ...others]);
  const themes = new Map(rows.map((theme) => [theme.id, theme]));
  const items = [...on.filter(isReached), ...others].map((themeId) => {
    const { id: _, ...theme } = themes.get(themeId)!;
    const entries = (about.get(themeId) ?? []).map(showEntry);
    return { themeId, ...theme, seconds: seconds.get(themeId) ?? 0, entries };
  });
  const notReached = on
    .filter((id) => !isReached(id))
    .map((themeId) => ({ themeId, label: themes.get(themeId)!.label }));
  return { items, notReached };
}
