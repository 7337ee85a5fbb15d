import { languageFamily, languageOfFunctionWords } from '../words/language.ts';
import { LEXICON_LANGUAGES } from './inflection.ts';
import type { EngineComment } from '../types.ts';

/** In which languages a corpus is, as far as the lexicon knows them. */
export interface Mixture {
  /** Of each comment: from 0, the languages of the lexicon that are in use; −1 for any other. */
  languageOf: Int32Array;
  /**
   * How far concepts stand for words: 0 where one language says next to all, 1 from a tenth in
   * others on.
   */
  strength: number;
}

/** So many comments tell whether there is more than one language at all. */
const SAMPLE = 400;
/** Shares of comments outside the language most used: from where on concepts count, and count fully. */
const FROM = 0.03;
const FULLY = 0.1;
/** A language that fewer of the comments are in is no part of the mixture. */
const LEAST_SHARE = 0.02;
/** Where languages the lexicon does not know say more, what looks like one it knows is chance. */
const LEAST_KNOWN = 0.3;

/** @returns null when the comments are in one language, or in none that the lexicon knows. */
export function mixtureOf(comments: readonly EngineComment[]): Mixture | null {
  const step = Math.max(1, Math.floor(comments.length / SAMPLE));
  const sample = comments.filter((_, i) => i % step === 0);
  if (!mix(sample.map(lexiconLanguage))) return null;
  return mix(comments.map(lexiconLanguage));
}

function mix(languages: readonly number[]): Mixture | null {
  const uses = LEXICON_LANGUAGES.map((_, at) => languages.filter((own) => own === at).length);
  const all = uses.reduce((sum, n) => sum + n, 0);
  if (all < LEAST_KNOWN * languages.length) return null;
  const used = Array.from(uses.keys()).filter((at) => uses[at]! > LEAST_SHARE * all);
  const others = all === 0 ? 0 : 1 - Math.max(...uses) / all;
  const strength = Math.min(1, Math.max(0, (others - FROM) / (FULLY - FROM)));
  if (strength === 0 || used.length < 2) return null;
  const languageOf = Int32Array.from(languages, (own) => used.indexOf(own));
  return { languageOf, strength };
}

function lexiconLanguage({ text, language }: EngineComment): number {
  const family = language === null ? languageOfFunctionWords(text) : languageFamily(language);
  return LEXICON_LANGUAGES.findIndex((known) => known === family);
}
