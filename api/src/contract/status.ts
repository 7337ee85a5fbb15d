/** The six steps listen, aggregate, own, select, fix, prevent, their end, and the side states. */
export const statuses = [
  'heard',
  'grouped',
  'owned',
  'decided',
  'being_fixed',
  'verifying',
  'prevented',
  'watching',
  'declined',
  'merged',
] as const;
export type StatusName = (typeof statuses)[number];

/** The board's columns, in order. */
export const steps: readonly StatusName[] = statuses.slice(0, 7);

/** In these a theme is somebody's work, or should become it; in the others nobody waits for it. */
export const activeStatuses: ReadonlySet<StatusName> = new Set(steps.slice(0, -1));

/** What can stand between a theme and a status. */
export const missingParts = [
  'owner',
  'should_exist',
  'decision',
  'action_taken',
  'declined_reason',
] as const;
export type MissingPart = (typeof missingParts)[number];

/** What of a theme decides which statuses it may have. */
export interface StatusFacts {
  ownerId: string | null;
  decision: string | null;
  actionTaken: string | null;
  declinedReason: string | null;
}

const from = (first: StatusName) => new Set(steps.slice(steps.indexOf(first)));
const owned = from('owned');
const decided = from('decided');
const acted = from('verifying');

/**
 * What a theme still needs to be in a status. Steps may be skipped and gone back: only what the
 * status itself asks for counts. `should_exist` is asked of people but stops nothing yet.
 */
export function missingFor(status: StatusName, facts: StatusFacts): MissingPart[] {
  const missing: MissingPart[] = [];
  if (owned.has(status) && !facts.ownerId) missing.push('owner');
  if (decided.has(status) && !facts.decision?.trim()) missing.push('decision');
  if (acted.has(status) && !facts.actionTaken?.trim()) missing.push('action_taken');
  if (status === 'declined' && !facts.declinedReason?.trim()) missing.push('declined_reason');
  return missing;
}

/** The step after this one; null at the end and in the side states. */
export function nextStep(status: StatusName): StatusName | null {
  const at = steps.indexOf(status);
  return at < 0 ? null : (steps[at + 1] ?? null);
}
