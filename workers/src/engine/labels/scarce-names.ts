import { foldText } from '../words/fold.ts';
import { hasCapital } from './personal.ts';
import type { Token } from '../words/tokens.ts';

/** What this many comments say is the name of a product or a place, not of one person. */
export const MANY_COMMENTS = 5;
/** A name is written with a capital in at least this share of its uses within sentences. */
const MOSTLY = 0.8;

interface Uses {
  comments: number;
  /** Comments that have it within a sentence, where a capital says something. */
  within: number;
  capital: number;
}

/**
 * Words that look like names and that few comments use: capital in at least 80 % of their uses within
 * sentences, fewer than 5 comments. Comments are added one by one, then words are asked for.
 */
export class ScarceNames {
  readonly #uses = new Map<string, Uses>();

  add(tokens: readonly Token[], language: string | null): void {
    const seen = new Set<string>();
    tokens.forEach((token, at) => {
      if (seen.has(token.word)) return;
      seen.add(token.word);
      let uses = this.#uses.get(token.word);
      if (!uses) this.#uses.set(token.word, (uses = { comments: 0, within: 0, capital: 0 }));
      uses.comments++;
      if (at > 0) uses.within++;
      if (hasCapital(token, language)) uses.capital++;
    });
  }

  /** Whether any word of a phrase, as people write it, looks so. */
  hasAny(surface: string): boolean {
    return surface.split(' ').some((word) => this.has(foldText(word).replace(/'/g, '')));
  }

  has(word: string): boolean {
    const uses = this.#uses.get(word);
    if (!uses || uses.capital === 0 || uses.comments >= MANY_COMMENTS) return false;
    return uses.capital >= MOSTLY * uses.within;
  }
}
