import type { Target, ThemeColumns } from '@vocero/sql/theme-columns';
import type { Act } from '@vocero/sql/theme-events';
import type { z } from 'zod';
import { missingFor, type MissingPart, type StatusName } from './contract/status.ts';
import type { moveTheme, ThemeChange } from './contract/themes.ts';
import type { Locale } from './contract/values.ts';
import { message } from './messages.ts';
import { definedOnly } from './defined-only.ts';
import { Problem } from './problem.ts';

/** What is asked for. Undefined leaves a part as it is. */
export type Asked = Omit<z.output<typeof ThemeChange>, 'version'>;
export type AskedMove = Omit<z.output<NonNullable<(typeof moveTheme)['body']>>, 'version' | 'note'>;

/** The same with its target frozen. */
type Frozen<T> = Omit<T, 'target'> & { target?: Target | null | undefined };

export interface By {
  memberId: string;
  now: Date;
  /** The day it is where the organisation is. */
  today: string;
}

/** What a change asked for makes of the columns. A text of blanks is no text. */
export function columnsOfChange(
  theme: ThemeColumns,
  change: Frozen<Asked>,
  by: By,
): Partial<ThemeColumns> {
  const { label, decision, decisionKind, decisionOptions, barrierNote, ...more } = change;
  const { target, actionTaken, actedOn, ...rest } = more;
  return {
    ...definedOnly(rest),
    ...(label === undefined ? {} : { label, labelBy: 'person' as const }),
    ...(barrierNote === undefined ? {} : { barrierNote: barrierNote || null }),
    ...decisionColumns(theme, definedOnly({ decision, decisionKind, decisionOptions }), by),
    ...(target === undefined ? {} : targetColumns(theme, target)),
    ...actionColumns(theme, { actionTaken, actedOn }, by),
  };
}

/** The same for a move to another status, with what may come along. */
export function columnsOfMove(
  theme: ThemeColumns,
  move: Frozen<AskedMove>,
  by: By,
): Partial<ThemeColumns> {
  const { to, declinedReason, ...rest } = move;
  return {
    ...columnsOfChange(theme, rest, by),
    ...(to === theme.status ? {} : { status: to, statusSince: by.now }),
    declinedReason: to === 'declined' ? (declinedReason ?? theme.declinedReason) : null,
    ...(restsOnFall.has(to) ? {} : { verifiedAt: null, verification: null }),
    // Prevented again: it begins anew to be able to regress.
    regressedAt: to === 'prevented' ? null : theme.regressedAt,
  };
}

/** Elsewhere nobody watches whether contacts stay down: what was verified counts no more. */
const restsOnFall: ReadonlySet<StatusName> = new Set(['verifying', 'prevented']);

type Decision = Partial<Pick<ThemeColumns, 'decision' | 'decisionKind' | 'decisionOptions'>>;

/** Who decided, and when, is said anew when what was decided changes; options are only thought of. */
function decisionColumns(theme: ThemeColumns, change: Decision, { memberId, now }: By) {
  if (change.decision === '') change = { ...change, decision: null };
  const { decision, decisionKind } = { ...theme, ...change };
  if (decision === theme.decision && decisionKind === theme.decisionKind) {
    return change.decisionOptions === undefined ? {} : { decisionOptions: change.decisionOptions };
  }
  const isDecided = decision !== null || decisionKind !== null;
  return {
    ...change,
    decidedAt: isDecided ? now : null,
    decidedBy: isDecided ? memberId : null,
  };
}

/** A fall that was verified was verified against the target of then. */
function targetColumns(theme: ThemeColumns, target: Target | null): Partial<ThemeColumns> {
  const isSame = theme.target && target && isSameTarget(theme.target, target);
  return isSame ? {} : { target, verifiedAt: null, verification: null };
}

const isSameTarget = (a: Target, b: Target) =>
  a.metric === b.metric &&
  a.goal === b.goal &&
  a.on === b.on &&
  a.weeks === b.weeks &&
  a.baseline.from === b.baseline.from &&
  a.baseline.until === b.baseline.until;

/** Unless said otherwise, what was done took effect on the day on which that is written down. */
function actionColumns(
  theme: ThemeColumns,
  change: { actionTaken: string | null | undefined; actedOn: string | null | undefined },
  { today }: By,
): Partial<ThemeColumns> {
  if (change.actionTaken === undefined && change.actedOn === undefined) return {};
  const actionTaken =
    change.actionTaken === undefined ? theme.actionTaken : change.actionTaken || null;
  const known = change.actedOn === undefined ? theme.actedOn : change.actedOn;
  return { actionTaken, actedOn: actionTaken === null ? null : (known ?? today) };
}

/**
 * Nothing that a status asks for may be missing on entering it, nor be taken away within it. What was
 * missing before may go on missing: a theme from before a question was asked can still be renamed.
 * @throws Problem 422 that names what is missing, as codes for programs and in words for people.
 */
export function requireComplete(before: ThemeColumns, after: ThemeColumns, locale: Locale): void {
  const missing = newlyMissing(before, after);
  if (missing.length === 0) return;
  const names = missing.map((part) => message(locale, `missing.${part}`));
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  throw new Problem(422, 'theme_missing', { parts }, { missing });
}

/** Whether an undo leaves a theme with all that its status asks for, or at least no worse. */
export const losesNothing = (before: ThemeColumns, after: ThemeColumns) =>
  newlyMissing(before, after).length === 0;

function newlyMissing(before: ThemeColumns, after: ThemeColumns): MissingPart[] {
  const known = before.status === after.status ? missingFor(before.status, before) : [];
  return missingFor(after.status, after).filter((part) => !known.includes(part));
}

/** What the history calls a change: by the only thing that it is about, or generally. */
export function actOfChange(change: Partial<ThemeColumns>): Act {
  const named = Object.keys(change).flatMap((name) => actsByPart.get(name) ?? []);
  const [first, ...others] = new Set(named);
  return first && others.length === 0 ? first : 'changed';
}

/** Parts that say nothing by themselves, such as who decided, are not here. */
const actsByPart = new Map<string, Act>([
  ['label', 'renamed'],
  ['ownerId', 'assigned'],
  ['departmentId', 'changed'],
  ['councilId', 'changed'],
  ['dueOn', 'changed'],
  ['shouldExist', 'changed'],
  ['opportunity', 'changed'],
  ['whys', 'cause_found'],
  ['assumptions', 'assumption_tested'],
  ['barrier', 'barrier_named'],
  ['barrierNote', 'barrier_named'],
  ['valueCustomer', 'rated'],
  ['valueCompany', 'rated'],
  ['decision', 'decided'],
  ['decisionKind', 'decided'],
  ['decisionOptions', 'decided'],
  ['target', 'target_set'],
  ['actionTaken', 'changed'],
  ['actedOn', 'changed'],
  ['prevention', 'prevention_noted'],
  ['benefit', 'benefit_estimated'],
]);
