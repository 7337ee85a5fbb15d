import type { ThemeColumns } from '@vocero/sql/theme-columns';
import type { Act } from '@vocero/sql/theme-events';
import type { z } from 'zod';
import { missingFor } from './contract/status.ts';
import type { Status, ThemeChange } from './contract/themes.ts';
import type { Locale } from './contract/values.ts';
import { message } from './messages.ts';
import { Problem } from './problem.ts';

type Change = Omit<z.output<typeof ThemeChange>, 'version'>;

export interface ThemeMove {
  to: Status;
  ownerId?: string | undefined;
  decision?: string | undefined;
  actionTaken?: string | undefined;
  declinedReason?: string | undefined;
}

export interface By {
  memberId: string;
  now: Date;
}

/** What a change asked for makes of the columns. A text of blanks is no text. */
export function columnsOfChange(
  theme: ThemeColumns,
  change: Change,
  by: By,
): Partial<ThemeColumns> {
  const { label, decision, actionTaken, ...rest } = change;
  return {
    ...definedOnly(rest),
    ...(label === undefined ? {} : { label, labelBy: 'person' as const }),
    ...(decision === undefined ? {} : decisionColumns(theme, decision || null, by)),
    ...(actionTaken === undefined ? {} : { actionTaken: actionTaken || null }),
  };
}

/** The same for a move to another status, with what may come along. */
export function columnsOfMove(theme: ThemeColumns, move: ThemeMove, by: By): Partial<ThemeColumns> {
  const { to, declinedReason, ...rest } = move;
  return {
    ...columnsOfChange(theme, rest, by),
    ...(to === theme.status ? {} : { status: to, statusSince: by.now }),
    declinedReason: to === 'declined' ? (declinedReason ?? theme.declinedReason) : null,
    // Prevented again: it begins anew to be able to regress.
    regressedAt: to === 'prevented' ? null : theme.regressedAt,
  };
}

function decisionColumns(theme: ThemeColumns, decision: string | null, { memberId, now }: By) {
  if (decision === theme.decision) return {};
  return decision === null
    ? { decision, decidedAt: null, decidedBy: null }
    : { decision, decidedAt: now, decidedBy: memberId };
}

/**
 * @throws Problem 422 that names what is missing, as codes for programs and in words for people.
 */
export function requireComplete(theme: ThemeColumns, locale: Locale): void {
  const missing = missingFor(theme.status, theme);
  if (missing.length === 0) return;
  const names = missing.map((part) => message(locale, `missing.${part}`));
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  throw new Problem(422, 'theme_missing', { parts }, { missing });
}

/** What the history calls a change: by its only part, or generally. */
export function actOfChange(change: Partial<ThemeColumns>): Act {
  const parts = Object.keys(change).filter((name) => !name.endsWith('By') && !name.endsWith('At'));
  return (parts.length === 1 && actsByPart.get(parts[0]!)) || 'changed';
}

const actsByPart = new Map<string, Act>([
  ['label', 'renamed'],
  ['ownerId', 'assigned'],
  ['decision', 'decided'],
]);

/** A key that is there but undefined would otherwise be written. */
function definedOnly<T extends object>(object: T) {
  const defined = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
