import { bcs } from './inflection-bcs.ts';
import { english } from './inflection-english.ts';
import { spanish } from './inflection-spanish.ts';

/** Languages whose words are known in their regular forms. */
export const LEXICON_LANGUAGES = ['en', 'es', 'bs'] as const;

export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/**
 * How the forms of a folded word find the word of a lexicon: both have a key in common. Keys of
 * verbs and of other words differ, so that a form of "say" is not taken for one of "river".
 */
export interface Inflection {
  /** Keys of a word as a dictionary has it. `mayBeVerb` where it may be a finite form of one. */
  readonly lemmaKeys: (word: string, mayBeVerb: boolean) => string[];
  /** Keys of a word as people use it, the surest first. */
  readonly formKeys: (word: string) => string[];
  /** Whether a word, as written, is a verb as a dictionary has it. */
  readonly isVerb: (written: string) => boolean;
}

export const INFLECTIONS: Record<LexiconLanguage, Inflection> = {
  en: english,
  es: spanish,
  bs: bcs,
};
