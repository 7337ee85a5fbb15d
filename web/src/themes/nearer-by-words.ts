import type { WhyNot } from '@vocero/api/contract/why-not';

/**
 * Whether another theme won by words in common alone. Scores tell likeness in meaning, so that the theme
 * asked about has the higher one, or the same, though the other is called nearer.
 */
export const isNearerByWords = ({
  rule,
  score,
  chosen,
}: Pick<WhyNot, 'rule' | 'score' | 'chosen'>) =>
  rule === 'nearer' && chosen !== null && score >= chosen.score;
