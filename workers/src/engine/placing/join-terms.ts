import { isNegation } from '../words/stop-words.ts';
import type { Token } from '../words/tokens.ts';
import { stemOf } from '../words/word-features.ts';

const MAX_TERMS = 4;
const MAX_WORDS_IN_TERM = 3;
/** A term that pulls less than this share of the strongest is left out. */
const LEAST_PULL = 0.2;

interface Term {
  words: string[];
  stems: string;
  pull: number;
}

/**
 * Shared words that stand side by side become one term, three at most; a negation before them belongs to it.
 * @param pulls how far each token pulls towards the theme.
 * @returns up to four terms as they are written, the strongest first, each once.
 */
export function joinTerms(
  tokens: readonly Token[],
  pulls: readonly number[],
  { shared, hidden }: { shared: (token: Token, at: number) => boolean; hidden: readonly boolean[] },
): string[] {
  const terms: Term[] = [];
  let open: Term | null = null;
  tokens.forEach((token, at) => {
    if (token.breaks) open = null;
    if (!shared(token, at)) {
      open = null;
      return;
    }
    if (!open || open.words.length === MAX_WORDS_IN_TERM) {
      open = { words: negationBefore(tokens, hidden, at), stems: '', pull: 0 };
      terms.push(open);
    }
    open.words.push(token.surface);
    open.stems += ` ${stemOf(token.word)}`;
    open.pull += pulls[at]!;
  });
  return strongestTerms(terms);
}

const NEGATION_REACH = 2;

/** "no ha llegado": the words from a negation up to the word at `at`, where one is close before it. */
function negationBefore(
  tokens: readonly Token[],
  hidden: readonly boolean[],
  at: number,
): string[] {
  for (let from = at; from > Math.max(0, at - NEGATION_REACH) && !tokens[from]!.breaks; from--) {
    if (hidden[from - 1]) return [];
    if (isNegation(tokens[from - 1]!.word)) {
      return tokens.slice(from - 1, at).map(({ surface }) => surface);
    }
  }
  return [];
}

function strongestTerms(terms: Term[]): string[] {
  const falling = terms.sort((a, b) => b.pull - a.pull);
  const least = LEAST_PULL * (falling[0]?.pull ?? 0);
  const seen = new Set<string>();
  const distinct = falling.filter(({ stems, pull }) => {
    const fresh = pull >= least && !seen.has(stems);
    seen.add(stems);
    return fresh;
  });
  return distinct.slice(0, MAX_TERMS).map(({ words }) => words.join(' '));
}
