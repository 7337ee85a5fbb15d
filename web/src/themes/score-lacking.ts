import type { WhyNot } from '@vocero/api/contract/why-not';

/**
 * The score from which a comment would be near enough to a theme, or null where it is not for want of that:
 * another theme is nearer then, or people decided.
 */
export function scoreLacking({ score, needed }: Pick<WhyNot, 'score' | 'needed'>): number | null {
  return score < needed ? needed : null;
}
