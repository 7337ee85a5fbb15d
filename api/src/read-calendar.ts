import type { Tx } from '@vocero/sql/connect';
import { findMeeting, listMeetings } from '@vocero/sql/meetings';
import { readOrganization } from '@vocero/sql/organizations';
import { writeMeetingCalendar, type CouncilCalendar } from './calendar/council-calendar.ts';
import { requireCouncil } from './council-answer.ts';
import { isPlanned, showMeeting } from './council-meetings.ts';
import { localeFromTag, message } from './messages.ts';
import { notFound } from './problem.ts';

/**
 * One meeting as a file for a calendar (RFC 5545).
 * @throws Problem 404 where none is planned for that day.
 */
export async function writeMeetingOf(
  tx: Tx,
  { publicUrl, councilId, plannedOn }: { publicUrl: string; councilId: string; plannedOn: string },
): Promise<string> {
  const calendar = await readCalendar(tx, publicUrl, councilId);
  const { council, zone } = calendar;
  const row = await findMeeting(tx, councilId, plannedOn);
  if (!isPlanned(council, plannedOn, row)) throw notFound();
  return writeMeetingCalendar(calendar, showMeeting(council, zone, plannedOn, row));
}

/** What a council's calendar is written from, in the language of its organisation. */
export async function readCalendar(
  tx: Tx,
  publicUrl: string,
  id: string,
): Promise<CouncilCalendar> {
  const council = await requireCouncil(tx, id);
  const organization = await readOrganization(tx);
  const locale = localeFromTag(organization.locale) ?? 'en';
  return {
    council,
    zone: organization.timeZone,
    meetings: await listMeetings(tx, id, council.fromDay),
    summary: message(locale, 'calendar.meeting', { council: council.name }),
    description: message(locale, 'calendar.agenda'),
    urlOf: (day) => `${publicUrl}/o/${organization.slug}/councils/${id}?day=${day}`,
    now: new Date(),
  };
}
