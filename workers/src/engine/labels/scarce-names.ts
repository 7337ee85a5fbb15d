import { foldText } from '../words/fold.ts';
import { isIntroduced, isMentioned } from './name-cues.ts';
import { hasCapital, standsWithName } from './personal.ts';
import type { Token } from '../words/tokens.ts';

/** What this many comments say is the name of a product or a place, not of one person … */
export const MANY_COMMENTS = 5;
/** … unless so much of its uses with a capital stands with a given name or a title … */
const LEAST_WITH_NAME = 0.03;
/** … or so much with words that often stand before the name of a person: "thanks to". */
const LEAST_MENTIONED = 0.25;
/** A name is written with a capital in at least this share of its uses within sentences. */
const MOSTLY = 0.8;

interface Uses {
  comments: number;
  /** Comments that have it within a sentence, where a capital says something. */
  within: number;
  capital: number;
  /** Of those with a capital: beside a given name, after a title or "my name is". */
  withName: number;
  /** Of those with a capital: those as well, and after "thanks to" and the like. */
  mentioned: number;
}

/**
 * Words that look like the names of people over many comments: a capital in at least 80 % of their uses within
 * sentences, and either in fewer than 5 comments, or where people are named. Comments are added one by
 * one, then words are asked for.
 */
export class ScarceNames {
  readonly #uses = new Map<string, Uses>();

  add(tokens: readonly Token[], language: string | null): void {
    const seen = new Set<string>();
    tokens.forEach((token, at) => {
      if (seen.has(token.word)) return;
      seen.add(token.word);
      let uses = this.#uses.get(token.word);
      if (!uses) this.#uses.set(token.word, (uses = { ...NONE }));
      uses.comments++;
      if (at > 0) uses.within++;
      if (hasCapital(token, language)) addNamed(uses, tokens, at, language);
    });
  }

  /** Whether any word of a phrase, as people write it, looks so. */
  hasAny(surface: string): boolean {
    return surface.split(' ').some((word) => this.has(foldText(word).replace(/'/g, '')));
  }

  has(word: string): boolean {
    const uses = this.#uses.get(word);
    if (!uses || !isWrittenAsName(uses)) return false;
    return uses.comments < MANY_COMMENTS || namesPeople(uses) || this.#isForm(word);
  }

  /** "Vrkolana" where "Vrkolan" is a person, "Quillon's" where "Quillon" is. */
  #isForm(word: string): boolean {
    return ENDINGS.some((ending) => {
      const uses = word.endsWith(ending) && this.#uses.get(word.slice(0, -ending.length));
      return uses && isWrittenAsName(uses) && namesPeople(uses);
    });
  }
}

/** What cases and possession put after a family name, folded. */
const ENDINGS = ['s', 'a', 'u', 'e', 'i', 'om', 'em', 'ova', 'ovu', 'in', 'ina', 'inu'];

const isWrittenAsName = ({ capital, within }: Uses) => capital > 0 && capital >= MOSTLY * within;

const NONE: Uses = { comments: 0, within: 0, capital: 0, withName: 0, mentioned: 0 };

function addNamed(uses: Uses, tokens: readonly Token[], at: number, language: string | null) {
  uses.capital++;
  const withName = standsWithName(tokens, at, language) || isIntroduced(tokens, at);
  if (withName) uses.withName++;
  if (withName || isMentioned(tokens, at)) uses.mentioned++;
}

const namesPeople = ({ capital, withName, mentioned }: Uses) =>
  (withName > 0 && withName >= LEAST_WITH_NAME * capital) ||
  (mentioned > 1 && mentioned >= LEAST_MENTIONED * capital);
