import type { Tx } from '@vocero/sql/connect';
import { findMember } from '@vocero/sql/members';
import { appendMessage } from '@vocero/sql/messages';
import { requireComments } from '@vocero/sql/placements';
import { changeColumns } from '@vocero/sql/theme-acts';
import {
  differingColumns,
  type LockedTheme,
  type Target,
  type ThemeColumns,
} from '@vocero/sql/theme-columns';
import type { Locale } from './contract/values.ts';
import { freezeTarget } from './freeze-target.ts';
import { Problem } from './problem.ts';
import {
  actOfChange,
  columnsOfChange,
  columnsOfMove,
  requireComplete,
  type AskedMove,
  type Asked,
  type By,
} from './theme-change.ts';

interface Writing extends By {
  locale: Locale;
}

/**
 * Writes what a person changes of a theme.
 * @returns the event, null when nothing differs.
 * @throws Problem 422 with what is missing, or when something is named that is not there.
 */
export async function writeChange(tx: Tx, theme: LockedTheme, asked: Asked, by: Writing) {
  const target = await prepare(tx, theme, asked);
  const change = columnsOfChange(theme, { ...asked, target }, by);
  return write(tx, theme, change, { ...by, act: actOfChange(differingColumns(theme, change)) });
}

/** The same for a move to another status, with what may come along. */
export async function writeMove(
  tx: Tx,
  theme: LockedTheme,
  asked: AskedMove,
  by: Writing & { note: string | null },
) {
  const target = await prepare(tx, theme, asked);
  const change = columnsOfMove(theme, { ...asked, target }, by);
  return write(tx, theme, change, { ...by, act: 'moved' });
}

async function write(
  tx: Tx,
  theme: LockedTheme,
  change: Partial<ThemeColumns>,
  by: Writing & { act: Parameters<typeof changeColumns>[3]['act']; note?: string | null },
): Promise<string | null> {
  requireComplete(theme, { ...theme, ...change }, by.locale);
  const eventId = await changeColumns(tx, theme, change, by);
  if (eventId) await tellOwner(tx, theme, change.ownerId, by.memberId, eventId);
  return eventId;
}

/** Nobody is told of what they did themselves. */
async function tellOwner(
  tx: Tx,
  theme: LockedTheme,
  ownerId: string | null | undefined,
  memberId: string,
  eventId: string,
): Promise<void> {
  if (!ownerId || ownerId === theme.ownerId || ownerId === memberId) return;
  await appendMessage(tx, {
    kind: 'assigned',
    memberId: ownerId,
    themeId: theme.id,
    once: `assigned ${eventId}`,
  });
}

/** Everything that is named is there, and the baseline of a target is counted. */
async function prepare(
  tx: Tx,
  theme: LockedTheme,
  asked: Asked,
): Promise<Target | null | undefined> {
  await requireMember(tx, asked.ownerId);
  if (asked.prevention && 'checkedBy' in asked.prevention) {
    await requireMember(tx, asked.prevention.checkedBy);
  }
  await requireEvidence(tx, theme, asked);
  return freezeTarget(tx, theme.id, asked.target);
}

/** Comments that were named before may have been erased since; new ones must be there. */
async function requireEvidence(tx: Tx, theme: LockedTheme, asked: Asked): Promise<void> {
  const known = new Set(evidenceOf(theme));
  const added = evidenceOf(asked).filter((id) => !known.has(id));
  if (added.length > 0) await requireComments(tx, added);
}

interface Evidence {
  whys?: ThemeColumns['whys'] | undefined;
  assumptions?: ThemeColumns['assumptions'] | undefined;
}

const evidenceOf = ({ whys, assumptions }: Evidence) => [
  ...(whys ?? []).flatMap((why) => why.evidence),
  ...(assumptions ?? []).flatMap((one) => [...one.for, ...one.against]),
];

/** @throws Problem 422 for anybody who is not an active member of this organisation. */
export async function requireMember(tx: Tx, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  const member = await findMember(tx, id);
  if (!member || member.disabled) throw new Problem(422, 'unknown_reference');
}
