import { listActions } from '@vocero/sql/actions';
import { writeAgendaItems } from '@vocero/sql/agenda-items';
import type { Tx } from '@vocero/sql/connect';
import { findCouncil, insertCouncil, type Council } from '@vocero/sql/councils';
import { insertPastMessage } from '@vocero/sql/demo-history';
import {
  insertPastEntry,
  listHeldEvents,
  writePastStart,
  writeSeconds,
  type HeldEvent,
} from '@vocero/sql/demo-meetings';
import { listEntries, type EntryData } from '@vocero/sql/meeting-entries';
import { addGuest, addPerson, closeMeeting } from '@vocero/sql/meeting-runs';
import { findMeeting, insertMeeting } from '@vocero/sql/meetings';
import { findMember } from '@vocero/sql/members';
import { lockThemes } from '@vocero/sql/theme-columns';
import { plain } from '../audit.ts';
import { composeMinutes } from '../compose-minutes.ts';
import { Minutes } from '../contract/meetings.ts';
import type { Locale } from '../contract/values.ts';
import { noted } from '../meeting-acts.ts';
import { listMinutesMessages } from '../minutes-messages.ts';
import { uuid7 } from '../uuid7.ts';
import type { MadeTheme } from './make-themes.ts';
import type { DemoPerson } from './organization.ts';
import { dayIn, daysBefore, readAt, type DemoWorld } from './world.ts';
import { spoken } from './spoken.ts';

const names: Record<Locale, string> = spoken({
  en: 'Improvement council',
  es: 'Consejo de mejora',
  bs: 'Vijeće za poboljšanja',
  hr: 'Vijeće za poboljšanja',
  sr: 'Savet za unapređenja',
});

/** The council met so many days ago, for as long as what was done on that day took. */
const DAYS_AGO = 6;
const MINUTE = 60_000;
const LENGTH = 76 * MINUTE;
const HALF_HOUR = 30 * MINUTE;

const belonging: readonly DemoPerson[] = ['lucia', 'marta', 'adnan', 'grace'];
const present: readonly DemoPerson[] = ['lucia', 'marta', 'adnan', 'emina'];

/** What was on the agenda, and for how many minutes it was spoken of; 0: not reached. */
const agenda = [
  { key: 'slow-evenings', minutes: 24 },
  { key: 'cancel-contract', minutes: 11 },
  { key: 'technician-no-show', minutes: 31 },
  { key: 'router-instructions', minutes: 0 },
];

const note: Record<Locale, string> = spoken({
  en: 'Sales brings the number of people who stayed after a call, to the next meeting.',
  es: 'Ventas traerá a la próxima reunión cuántas personas se quedaron después de una llamada.',
  bs: 'Prodaja donosi na sljedeći sastanak broj ljudi koji su ostali nakon poziva.',
  hr: 'Prodaja na sljedeći sastanak donosi broj ljudi koji su ostali nakon poziva.',
  sr: 'Prodaja na sledeći sastanak donosi broj ljudi koji su ostali posle poziva.',
});

/**
 * The council of the firm: what was decided and planned on the day of its last meeting was decided and
 * planned there. Its next one is a week after that.
 */
export async function holdMeeting(
  tx: Tx,
  themes: readonly MadeTheme[],
  world: DemoWorld,
): Promise<void> {
  const from = daysBefore(world.now, DAYS_AGO);
  const startedAt = new Date(Math.floor(from.getTime() / HALF_HOUR) * HALF_HOUR);
  const council = await foundCouncil(tx, startedAt, world);
  const meetingId = await openMeeting(tx, council, startedAt, world);
  const idOf = (key: string) => themes.find(({ demo }) => demo.key === key)!.row.id;
  await arrange(tx, meetingId, idOf);
  const until = new Date(from.getTime() + LENGTH);
  for (const event of await listHeldEvents(tx, from, until)) {
    await writeHeld(tx, meetingId, event);
  }
  const at = new Date(from.getTime() + 40 * MINUTE);
  await insertPastEntry(tx, {
    id: uuid7(at.getTime()),
    meetingId,
    themeId: idOf('cancel-contract'),
    act: 'noted',
    memberId: world.members.lucia,
    at,
    ...noted(note[world.locale]),
  });
  await close(tx, council, { startedAt, closedAt: until, world });
}

async function foundCouncil(tx: Tx, startedAt: Date, world: DemoWorld): Promise<Council> {
  const { members, now, locale } = world;
  const id = await insertCouncil(
    tx,
    {
      name: names[locale],
      chairId: members.lucia,
      freq: 'week',
      every: 1,
      weekday: startedAt.getUTCDay() || 7,
      nth: null,
      fromDay: dayIn(now, -34),
      starts: startedAt.toISOString().slice(11, 16),
      minutes: 90,
      place: 'Sala Norte',
      quorum: 3,
      capacityHours: 160,
      capacityMoney: 20_000,
    },
    belonging.map((person) => members[person]),
  );
  return (await findCouncil(tx, id))!;
}

async function openMeeting(
  tx: Tx,
  council: Council,
  startedAt: Date,
  { members }: DemoWorld,
): Promise<string> {
  const { starts, minutes, place } = council;
  const day = dayIn(startedAt, 0);
  const { id } = await insertMeeting(tx, council.id, {
    plannedOn: day,
    day,
    starts,
    minutes,
    place,
  });
  await writePastStart(tx, { id, startedAt, startedBy: members.lucia });
  for (const person of present) await addPerson(tx, id, members[person]);
  await addGuest(tx, id, 'Nuria Casal');
  return id;
}

async function arrange(tx: Tx, meetingId: string, idOf: (key: string) => string): Promise<void> {
  const items = agenda.map(({ key }) => ({
    themeId: idOf(key),
    state: 'on' as const,
    addedBy: null,
  }));
  await writeAgendaItems(tx, meetingId, items);
  for (const { key, minutes } of agenda) {
    await writeSeconds(tx, { meetingId, themeId: idOf(key), seconds: minutes * 60 });
  }
}

/** A line of the minutes for something that stands in the history of its theme. */
async function writeHeld(tx: Tx, meetingId: string, event: HeldEvent): Promise<void> {
  const { id: eventId, themeId, act, actionId, memberId, at } = event;
  const entry = { id: uuid7(at.getTime()), meetingId, themeId, eventId, actionId, memberId, at };
  const isAction = act === 'action_added';
  const data = isAction ? await dataOfAction(tx, event) : await dataOfDecision(tx, themeId);
  await insertPastEntry(tx, { ...entry, act: isAction ? 'action_added' : 'decided', data });
}

async function dataOfAction(tx: Tx, { themeId, actionId }: HeldEvent): Promise<EntryData> {
  const action = (await listActions(tx, themeId)).find(({ id }) => id === actionId)!;
  return {
    ...noted(action.what).data,
    ownerId: action.owner?.id ?? null,
    ownerName: action.owner?.name ?? null,
    dueOn: action.dueOn,
  };
}

async function dataOfDecision(tx: Tx, themeId: string): Promise<EntryData> {
  const [theme] = await lockThemes(tx, [themeId]);
  const { ownerId, dueOn, decisionKind, decision } = theme!;
  const owner = ownerId === null ? undefined : await findMember(tx, ownerId);
  const who = { ownerId, ownerName: owner?.name ?? null, dueOn };
  return { ...noted(decision ?? '').data, ...who, decisionKind, status: 'decided' };
}

async function close(
  tx: Tx,
  council: Council,
  { startedAt, closedAt, world }: { startedAt: Date; closedAt: Date; world: DemoWorld },
): Promise<void> {
  const row = (await findMeeting(tx, council.id, dayIn(startedAt, 0)))!;
  const entries = await listEntries(tx, row.id);
  const ending = { meeting: { ...row, startedAt }, closedAt, entries };
  const minutes = Minutes.parse(plain(await composeMinutes(tx, council, ending)));
  const memberId = world.members.lucia;
  await closeMeeting(tx, row.id, { memberId, closedAt, minutes });
  const telling = { meetingId: row.id, minutes, entries, calendar: null };
  for (const message of await listMinutesMessages(tx, council, telling)) {
    const id = uuid7(closedAt.getTime());
    const readOn = readAt(closedAt, world.now);
    await insertPastMessage(tx, { ...message, id, themeId: null, at: closedAt, readAt: readOn });
  }
}
