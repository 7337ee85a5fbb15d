import type { BenefitTheme, WeekAfter } from '@vocero/sql/benefits';
import type { Measures } from '@vocero/sql/measures';
import {
  avoidedContacts,
  projectedContacts,
  WEEKS_A_YEAR,
  type Avoided,
  type Before,
} from '@vocero/workers/engine/money/avoided-contacts';
import { businessCase } from '@vocero/workers/engine/money/business-case';
import { leastWeeks, type BenefitState, type ThemeBenefit } from './contract/benefits.ts';
import { leastShown } from './contract/rate.ts';
import type { Wire } from './serve.ts';

export type Prices = Pick<Measures, 'contactMinutes' | 'minuteCost' | 'currency' | 'hourCost'>;

/** What a contact costs; null: it has no price. */
export const contactCostOf = ({ contactMinutes, minuteCost }: Prices) =>
  minuteCost === null ? null : contactMinutes * minuteCost;

/** What else a theme brings in a year. */
export const yearlyOf = ({ benefit }: BenefitTheme) =>
  (benefit?.income ?? 0) + (benefit?.avoided ?? 0);

/** What the fix costs: as somebody wrote it down, else what its actions cost together. */
export function costOf({ benefit, actionCost, actionHours }: BenefitTheme, { hourCost }: Prices) {
  const written = benefit?.cost ?? null;
  if (written !== null) return { cost: written, costFrom: 'written' as const };
  const hours = actionHours !== null && hourCost !== null ? actionHours * hourCost : null;
  if (actionCost === null && hours === null) return { cost: null, costFrom: null };
  const cost = Math.round(100 * ((actionCost ?? 0) + (hours ?? 0))) / 100;
  return { cost, costFrom: 'actions' as const };
}

/** A theme's case: what came of it, and what is to come of it if the goal is reached. */
export function showBenefit(theme: BenefitTheme, prices: Prices): Wire<ThemeBenefit> {
  const { contactMinutes, minuteCost, currency, hourCost } = prices;
  const { actionCost, actionHours } = theme;
  const cost = costOf(theme, prices);
  const compared = compareWeeks(theme, theme.weeks);
  const facts = { contactCost: contactCostOf(prices), yearly: yearlyOf(theme), cost: cost.cost };
  const state = stateOf(theme, compared?.avoided.weeks ?? 0);
  const known = { contactMinutes, minuteCost, currency, hourCost, actionCost, actionHours };
  return {
    state,
    ...known,
    ...cost,
    compared: compared && compared.shown,
    measured:
      state === 'measured' && compared
        ? caseOf({ ...facts, weeks: compared.avoided.weeks, contacts: compared.avoided.contacts })
        : null,
    projected: projectedOf(theme, facts),
  };
}

type Facts = Omit<Parameters<typeof businessCase>[0], 'contacts' | 'weeks'>;

function projectedOf({ target }: BenefitTheme, facts: Facts) {
  if (!target || !isComparable(target)) return null;
  const contacts = projectedContacts(beforeOf(target), target.goal);
  return caseOf({ ...facts, contacts, weeks: WEEKS_A_YEAR });
}

const caseOf = (facts: Parameters<typeof businessCase>[0]) => ({
  contacts: facts.contacts,
  ...businessCase(facts),
});

export interface Compared {
  avoided: Avoided;
  shown: { weeks: number; heard: number; expected: number; since: Date; until: Date };
}

/** Some of the weeks after the action against the baseline; null: there is nothing to compare. */
export function compareWeeks(
  { target }: BenefitTheme,
  weeks: readonly WeekAfter[],
): Compared | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!target || !isComparable(target) || !first || !last) return null;
  const avoided = avoidedContacts(beforeOf(target), weeks);
  const { heard, expected } = avoided;
  const shown = { weeks: avoided.weeks, heard, expected, since: first.since, until: last.until };
  return { avoided, shown };
}

type Target = NonNullable<BenefitTheme['target']>;

const beforeOf = ({ metric, baseline }: Target): Before => ({ metric, ...baseline });

/** Fewer than five comments say more about single people than about the whole. */
const isComparable = ({ metric, baseline }: Target) =>
  baseline.count >= leastShown &&
  baseline.weeks > 0 &&
  (metric === 'count' || (baseline.driver ?? 0) > 0);

/** @param weeks full weeks that could be compared. */
export function stateOf({ target, actedOn }: BenefitTheme, weeks: number): BenefitState {
  if (!target) return 'no_target';
  if (!isComparable(target)) return 'too_few';
  if (actedOn === null) return 'not_acted';
  return weeks < leastWeeks ? 'waiting' : 'measured';
}
