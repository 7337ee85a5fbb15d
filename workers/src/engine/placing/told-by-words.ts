import { signOfSituation } from '../concepts/concept-signs.ts';
import type { Model } from '../model.ts';
import { termsOfTokens } from '../situations/terms-of-tokens.ts';
import type { Token } from '../words/tokens.ts';

/** A situation that a comment tells, and by which words. */
export interface ToldByWords {
  /** Its sign, as it stands among the stems of the space. */
  sign: string;
  /** For how many words it stands. */
  times: number;
  /** By token: its part of the evidence, with what it names; 0 to 1, together at most 1. */
  parts: Float64Array;
}

/** The situations that a text tells, the likeliest first; none where a model reads by words alone. */
export function situationsOfTokens(
  { concepts, situations }: Pick<Model, 'concepts' | 'situations'>,
  tokens: readonly Token[],
): ToldByWords[] {
  if (!concepts || !situations) return [];
  const terms = termsOfTokens(concepts, situations, tokens);
  return situations.tell(terms.flat()).map(({ situation, times }) => {
    const parts = Float64Array.from(terms, (own) =>
      own.reduce((sum, term) => sum + situations.weightOf(term, situation), 0),
    );
    const all = parts.reduce((a, b) => a + b, 0) || 1;
    const sign = signOfSituation(situations.table.ids[situation]!);
    return { sign, times, parts: parts.map((part) => part / all) };
  });
}
