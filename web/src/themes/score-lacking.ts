import type { WhyNot } from '@vocero/api/contract/why-not';

/** Where the word of a person decided. */
const BY_PEOPLE = ['pinned', 'banned'];

/**
 * The score from which a comment would be near enough to a theme, or null where it is not for want of that:
 * another theme is nearer then, or people decided.
 */
export function scoreLacking({
  rule,
  score,
  needed,
}: Pick<WhyNot, 'rule' | 'score' | 'needed'>): number | null {
  return score < needed && !BY_PEOPLE.includes(rule) ? needed : null;
}
