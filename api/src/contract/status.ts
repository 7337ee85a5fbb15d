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

/** The method's names for them. */
export const methodSteps = ['listen', 'aggregate', 'own', 'select', 'fix', 'prevent'] as const;
export type MethodStep = (typeof methodSteps)[number];

/** The statuses that a theme has in a step of the method, in order. */
export const statusesOfStep: Record<MethodStep, readonly StatusName[]> = {
  listen: ['heard'],
  aggregate: ['grouped'],
  own: ['owned'],
  select: ['decided'],
  fix: ['being_fixed', 'verifying'],
  prevent: ['prevented'],
};

/** What can stand between a theme and a status. */
export const missingParts = [
  'owner',
  'should_exist',
  'root_cause',
  'decision',
  'decision_to_act',
  'target',
  'action_taken',
  'verified',
  'prevention',
  'declined_reason',
] as const;
export type MissingPart = (typeof missingParts)[number];

/** What of a theme decides which statuses it may have. */
export interface StatusFacts {
  ownerId: string | null;
  shouldExist: string | null;
  whys: readonly { isRoot: boolean }[];
  decision: string | null;
  decisionKind: string | null;
  target: unknown;
  actionTaken: string | null;
  /** When the fall in contacts passed its test; not the status, the fact. */
  verifiedAt: unknown;
  prevention: unknown;
  declinedReason: string | null;
}

/** What each step asks for; a step asks for all that the steps before it asked for, too. */
export const criteria = {
  heard: [],
  grouped: [],
  owned: ['owner'],
  decided: ['should_exist', 'root_cause', 'decision'],
  being_fixed: ['decision_to_act', 'target'],
  verifying: ['action_taken'],
  prevented: ['verified', 'prevention'],
  watching: [],
  declined: ['declined_reason'],
  merged: [],
} as const satisfies Record<StatusName, readonly MissingPart[]>;

const isThere: Record<MissingPart, (facts: StatusFacts) => boolean> = {
  owner: ({ ownerId }) => ownerId !== null,
  should_exist: ({ shouldExist }) => shouldExist !== null,
  root_cause: ({ whys }) => whys.some((why) => why.isRoot),
  decision: ({ decision, decisionKind }) => decisionKind !== null && Boolean(decision?.trim()),
  decision_to_act: ({ decisionKind }) => decisionKind !== 'leave',
  target: ({ target }) => target !== null,
  action_taken: ({ actionTaken }) => Boolean(actionTaken?.trim()),
  verified: ({ verifiedAt }) => verifiedAt !== null,
  prevention: ({ prevention }) => prevention !== null,
  declined_reason: ({ declinedReason }) => Boolean(declinedReason?.trim()),
};

/**
 * What a theme still needs to be in a status. Steps may be skipped and gone back: what counts is what
 * the status itself and the steps before it ask for.
 */
export const missingFor = (status: StatusName, facts: StatusFacts): MissingPart[] =>
  askedFor(status).filter((part) => !isThere[part](facts));

/** All that a status asks for, whether it is there or not. */
export function askedFor(status: StatusName): MissingPart[] {
  const at = steps.indexOf(status);
  const asking = at < 0 ? [status] : steps.slice(0, at + 1);
  return asking.flatMap((step): readonly MissingPart[] => criteria[step]);
}

/** Each step of the method with what has to be there for it to be done, and whether it is. */
export const criteriaOf = (facts: StatusFacts) =>
  methodSteps.map((step) => ({
    step,
    parts: statusesOfStep[step]
      .flatMap((status): readonly MissingPart[] => criteria[status])
      .map((part) => ({ part, done: isDone(part, facts) })),
  }));

/** While nothing is decided yet, nothing stands against acting, but nobody has decided to act either. */
const isDone = (part: MissingPart, facts: StatusFacts) =>
  isThere[part](facts) && (part !== 'decision_to_act' || facts.decisionKind !== null);

/** The step after this one; null at the end and in the side states. */
export function nextStep(status: StatusName): StatusName | null {
  const at = steps.indexOf(status);
  return at < 0 ? null : (steps[at + 1] ?? null);
}
