/** States of a case, after the steps of ISO 10002, and three that stand aside. */
export const caseStates = [
  'received',
  'acknowledged',
  'assessed',
  'investigating',
  'proposed',
  'decided',
  'closed_accepted',
  'closed_not_accepted',
  'waiting',
  'escalated',
  'reopened',
] as const;
export type CaseState = (typeof caseStates)[number];

/** The way that every case goes; a step that is left out is allowed, and reported. */
export const caseSteps = [
  'received',
  'acknowledged',
  'assessed',
  'investigating',
  'proposed',
  'decided',
] as const satisfies readonly CaseState[];

export const closedStates = [
  'closed_accepted',
  'closed_not_accepted',
] as const satisfies readonly CaseState[];

export const isClosed = (state: CaseState) => closedStates.some((closed) => closed === state);

export const closingReasons = [
  'solved',
  'explained',
  'policy',
  'not_ours',
  'withdrawn',
  'no_answer',
] as const;
export type ClosingReason = (typeof closingReasons)[number];

export const emotions = ['calm', 'worried', 'disappointed', 'angry', 'desperate'] as const;
export type Emotion = (typeof emotions)[number];

export const outcomes = ['solved', 'partly', 'not_solved'] as const;
export type Outcome = (typeof outcomes)[number];

export const escalationLevels = ['manager', 'expert'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** Why a date may slip; told to the customer in plain words. */
export const delayCauses = [
  'part_missing',
  'supplier',
  'workload',
  'waiting_customer',
  'technical',
  'weather',
  'our_error',
  'other',
] as const;
export type DelayCause = (typeof delayCauses)[number];

export const promiseStates = ['open', 'kept', 'broken', 'renegotiated', 'withdrawn'] as const;
export type PromiseState = (typeof promiseStates)[number];

const forward = (from: (typeof caseSteps)[number]): CaseState[] =>
  caseSteps.slice(caseSteps.indexOf(from) + 1);

/**
 * Where a case may go from a state. Steps may be left out, never gone back: what was told stays told.
 * Reopening, escalating and being escalated have acts of their own.
 */
export function nextStates(state: CaseState): CaseState[] {
  if (isClosed(state)) return ['reopened'];
  const aside: CaseState[] = [
    ...closedStates,
    ...(state === 'waiting' ? [] : ['waiting' as const]),
  ];
  if (state === 'escalated' || state === 'reopened' || state === 'waiting') {
    return ['acknowledged', 'assessed', 'investigating', 'proposed', 'decided', ...aside];
  }
  const step = caseSteps.find((one) => one === state);
  return step ? [...forward(step), ...aside] : aside;
}

/** What a case has of what its steps ask for. */
export interface CaseFacts {
  state: CaseState;
  severity: number | null;
  findings: string | null;
  answer: string | null;
  decision: string | null;
  decisionReason: string | null;
  closingReason: ClosingReason | null;
  closingNote: string | null;
  alternatives: string | null;
  nextContactAt: string | null;
  /** Whether a promise stands that was made after the last escalation or reopening. */
  hasOpenPromise: boolean;
}

/** What is missing for a step, as a code that every language has words for. */
export const caseLacks = [
  'not_from_here',
  'next_contact',
  'new_promise',
  'severity',
  'answer',
  'decision',
  'decision_reason',
  'closing_reason',
  'policy_explained',
  'alternatives',
] as const;
export type CaseLack = (typeof caseLacks)[number];

/**
 * What keeps a case from going to a state; empty: nothing does. An open case always says when the
 * customer hears from us next; one that was escalated needs a promise of whoever has it now; policy
 * is no reason by itself; who does not accept is told what else they can do.
 */
export function whyNotState(facts: CaseFacts, to: CaseState): CaseLack[] {
  if (!nextStates(facts.state).includes(to)) return ['not_from_here'];
  const lacks: CaseLack[] = [];
  const needs = (there: boolean, lack: CaseLack) => {
    if (!there) lacks.push(lack);
  };
  const isOpen = !isClosed(to);
  if (isOpen) needs(facts.nextContactAt !== null, 'next_contact');
  if (isOpen && facts.state === 'escalated') needs(facts.hasOpenPromise, 'new_promise');
  if (to === 'assessed') needs(facts.severity !== null, 'severity');
  if (to === 'proposed') needs(facts.answer !== null, 'answer');
  if (to === 'decided') {
    needs(facts.decision !== null, 'decision');
    needs(facts.decisionReason !== null, 'decision_reason');
  }
  if (isClosed(to)) {
    needs(facts.closingReason !== null, 'closing_reason');
    const isPolicy = facts.closingReason === 'policy';
    needs(!isPolicy || facts.closingNote !== null, 'policy_explained');
  }
  if (to === 'closed_not_accepted') needs(facts.alternatives !== null, 'alternatives');
  return lacks;
}

/** How far the matter is, in steps that a customer understands. */
export const customerStages = ['received', 'seen', 'looking', 'answered', 'closed'] as const;
export type CustomerStage = (typeof customerStages)[number];

const stages: Record<CaseState, CustomerStage> = {
  received: 'received',
  acknowledged: 'seen',
  assessed: 'looking',
  investigating: 'looking',
  proposed: 'answered',
  decided: 'answered',
  closed_accepted: 'closed',
  closed_not_accepted: 'closed',
  waiting: 'looking',
  escalated: 'looking',
  reopened: 'seen',
};

/** What the customer's page says of a state: the same for staff and customer, from one place. */
export const customerStageOf = (state: CaseState): CustomerStage => stages[state];
