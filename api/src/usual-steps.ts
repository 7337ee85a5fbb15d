import type { CaseFacts } from '@vocero/sql/case-facts';
import { customerStageOf, type CaseState, type CustomerStage } from './contract/case-states.ts';
import type { NextShown } from './contract/customer-page.ts';

/** What comes in every case, whatever it is about. */
export const usualStepKeys = ['read', 'look', 'answer', 'act', 'ask'] as const;
type UsualStep = (typeof usualStepKeys)[number];

const first: Record<CustomerStage, UsualStep | null> = {
  received: 'read',
  seen: 'look',
  looking: 'answer',
  answered: 'act',
  closed: null,
};

const SHOWN = 3;

/**
 * The next three steps of a case that follows no process of its own. A step is dated where a date is
 * known: the first one by when the customer hears from us, the answer by what was promised.
 */
export function usualSteps(
  facts: Pick<CaseFacts, 'state' | 'nextContactAt' | 'promise'>,
): NextShown[] {
  const from = first[customerStageOf(facts.state as CaseState)];
  if (from === null) return [];
  const keys = usualStepKeys.slice(usualStepKeys.indexOf(from));
  const dueKey = keys.includes('answer') ? 'answer' : 'act';
  return keys.slice(0, SHOWN).map((key, n) => ({
    ...{ key, text: null, locale: null },
    by: dateOf(facts, { isDue: key === dueKey, isFirst: n === 0 })?.toISOString() ?? null,
  }));
}

function dateOf(
  { nextContactAt, promise }: Pick<CaseFacts, 'nextContactAt' | 'promise'>,
  { isDue, isFirst }: { isDue: boolean; isFirst: boolean },
): Date | null {
  if (isDue && promise) return promise.dueAt;
  return isFirst ? nextContactAt : null;
}
