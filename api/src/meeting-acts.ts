import { addAction, findActionEvent } from '@vocero/sql/actions';
import type { Tx } from '@vocero/sql/connect';
import type { EntryData } from '@vocero/sql/meeting-entries';
import { findMember } from '@vocero/sql/members';
import { lockPresent, lockVersion } from '@vocero/sql/open-themes';
import { touchThemes, type LockedTheme } from '@vocero/sql/theme-columns';
import type { z } from 'zod';
import type { MeetingAct } from './contract/meetings.ts';
import { missingFor, steps, type StatusName } from './contract/status.ts';
import type { Locale } from './contract/values.ts';
import { requireMember, writeChange, writeMove } from './write-theme.ts';

type Asked = z.output<typeof MeetingAct>;
type AskedTo<Act extends Asked['act']> = Extract<Asked, { act: Act }>;

export interface MeetingActor {
  memberId: string;
  locale: Locale;
  now: Date;
  today: string;
  /** Of the next meeting; null: there is none. */
  nextDay: string | null;
}

/** What an act left behind: in the minutes, and in the history of the theme. */
export interface Acted {
  data: EntryData;
  eventId: string | null;
  actionId: string | null;
}

/**
 * Does to a theme what a meeting asks for, by the rules that hold elsewhere.
 * @throws Refused or Problem as these acts do elsewhere; nothing is written then.
 */
export function actOnTheme(
  tx: Tx,
  themeId: string,
  asked: Asked,
  by: MeetingActor,
): Promise<Acted> {
  switch (asked.act) {
    case 'decided':
      return decide(tx, themeId, asked, by);
    case 'assigned':
      return assign(tx, themeId, asked, by);
    case 'asked_more':
      return askMore(tx, themeId, asked, by);
    case 'action_added':
      return plan(tx, themeId, asked, by);
    case 'watched':
      return move(tx, themeId, { ...asked, to: 'watching' }, by);
    case 'declined':
      return move(tx, themeId, { ...asked, to: 'declined' }, by);
    case 'noted':
      return noteOn(tx, themeId, asked.text);
  }
}

/** Said of the meeting, and of no theme. */
export const noted = (text: string): Acted => ({
  data: { ...nothing, text },
  eventId: null,
  actionId: null,
});

const nothing: EntryData = {
  decisionKind: null,
  text: null,
  ownerId: null,
  ownerName: null,
  dueOn: null,
  status: null,
  missing: [],
};

const isBefore = (status: StatusName, other: StatusName) =>
  steps.indexOf(status) < steps.indexOf(other);

/** What is decided is written down in any case; the status waits for what is missing. */
async function decide(tx: Tx, themeId: string, asked: AskedTo<'decided'>, by: MeetingActor) {
  const { version, decisionKind, decision } = asked;
  const theme = await lockVersion(tx, themeId, version);
  const change = { decisionKind, decision };
  const waits = isBefore(theme.status, 'decided');
  const missing = waits ? missingFor('decided', { ...theme, ...change }) : [];
  const moves = waits && missing.length === 0;
  const eventId = moves
    ? await writeMove(tx, theme, { ...change, to: 'decided' }, { ...by, note: null })
    : await writeChange(tx, theme, change, by);
  const data = {
    ...nothing,
    ...(await ownerOf(tx, theme)),
    decisionKind,
    text: decision,
    status: moves ? ('decided' as const) : null,
    missing,
  };
  return { data, eventId, actionId: null };
}

async function assign(tx: Tx, themeId: string, asked: AskedTo<'assigned'>, by: MeetingActor) {
  const { version, ownerId, dueOn } = asked;
  const theme = await lockVersion(tx, themeId, version);
  // A day that is not said stays as it is.
  const change = dueOn === null ? { ownerId } : { ownerId, dueOn };
  const moves = theme.status === 'heard' || theme.status === 'grouped';
  const eventId = moves
    ? await writeMove(tx, theme, { ...change, to: 'owned' }, { ...by, note: null })
    : await writeChange(tx, theme, change, by);
  const data = {
    ...nothing,
    ...(await named(tx, ownerId)),
    dueOn: dueOn ?? theme.dueOn,
    status: moves ? ('owned' as const) : null,
  };
  return { data, eventId, actionId: null };
}

/** Unless somebody is named, whoever owns the theme finds out, by the next meeting. */
async function askMore(tx: Tx, themeId: string, asked: AskedTo<'asked_more'>, by: MeetingActor) {
  const [theme] = await lockPresent(tx, [themeId]);
  const ownerId = asked.ownerId ?? (await activeOwner(tx, theme!));
  return plan(tx, themeId, { ...asked, ownerId, dueOn: asked.dueOn ?? by.nextDay }, by);
}

/** Who has no access any more finds nothing out. */
async function activeOwner(tx: Tx, { ownerId }: LockedTheme): Promise<string | null> {
  const owner = ownerId === null ? undefined : await findMember(tx, ownerId);
  return owner && !owner.disabled ? owner.id : null;
}

async function plan(
  tx: Tx,
  themeId: string,
  { what, ownerId, dueOn }: { what: string; ownerId: string | null; dueOn: string | null },
  { memberId }: MeetingActor,
): Promise<Acted> {
  await requireMember(tx, ownerId);
  const action = await addAction(tx, { themeId, what, ownerId, dueOn, memberId });
  const data = { ...nothing, ...(await named(tx, ownerId)), text: what, dueOn };
  return { data, eventId: await findActionEvent(tx, themeId, action.id), actionId: action.id };
}

async function move(
  tx: Tx,
  themeId: string,
  asked: { version: number; to: 'watching' | 'declined'; reason: string | null },
  by: MeetingActor,
): Promise<Acted> {
  const { version, to, reason } = asked;
  const theme = await lockVersion(tx, themeId, version);
  const eventId =
    to === 'declined' && reason !== null
      ? await writeMove(tx, theme, { to, declinedReason: reason }, { ...by, note: null })
      : await writeMove(tx, theme, { to }, { ...by, note: reason });
  const status = theme.status === to ? null : to;
  const data = { ...nothing, ...(await ownerOf(tx, theme)), text: reason, status };
  return { data, eventId, actionId: null };
}

/** A theme that people spoke of stays, whatever the engine finds later. */
async function noteOn(tx: Tx, themeId: string, text: string): Promise<Acted> {
  await lockPresent(tx, [themeId]);
  await touchThemes(tx, [themeId]);
  return noted(text);
}

const ownerOf = async (tx: Tx, { ownerId, dueOn }: LockedTheme) => ({
  ...(await named(tx, ownerId)),
  dueOn,
});

async function named(tx: Tx, id: string | null) {
  const member = id === null ? undefined : await findMember(tx, id);
  return { ownerId: id, ownerName: member?.name ?? null };
}
