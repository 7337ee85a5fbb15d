import { conceptsOf, type Concepts } from '../concepts/concepts.ts';
import { mixtureOf } from '../concepts/mixed-languages.ts';
import { readLexiconLines } from '../concepts/lexicon-lines.ts';
import type { EngineComment } from '../types.ts';
import { CommentWords } from '../words/comment-words.ts';
import { readCorpus } from '../words/corpus.ts';
import { tokenize } from '../words/tokens.ts';
import { situationsOf } from './learn-situations.ts';
import type { Lexicon } from './lexicon.ts';
import { nearestLikeness } from './nearest-likeness.ts';
import type { Situations } from './situations.ts';

/** By what the comments of a corpus are read beside their words. */
export interface Aid {
  concepts: Concepts | null;
  situations: Situations | null;
  /** How far concepts and situations stand for words: 0 not, 1 as far as they ever do. */
  strength: number;
  /** In a corpus of several languages, that of each comment, −1 for others; else null. */
  languageOf: Int32Array | null;
  /** Signs of what the organisation's own words name: they count as words do, in any corpus. */
  own: ReadonlySet<string>;
}

/** Likeness of comments to their nearest in words: from where on situations help, and help fully. */
const ALIKE = { from: 0.5, fully: 0.2 };
/** What situations know of a corpus: nothing to speak of up to here, and enough. */
const COVERED = { from: 0.15, fully: 0.3 };
/** Less is not worth the reading. */
const LEAST_STRENGTH = 0.05;
/** So many comments tell by themselves what words mean. */
const MANY = 10_000;
const SAMPLE = 400;

/**
 * Chooses what a corpus is read by. Comments in several languages share no words, and few comments in
 * words of their own hardly any: there concepts and situations stand for words, the more, the
 * stranger the comments are to each other, and only as far as they tell what situations know.
 * Elsewhere words tell more and are read faster alone. What an organisation says counts in any.
 */
export function aidFor(
  comments: readonly EngineComment[],
  lexicon: Lexicon | undefined,
  synonyms: string,
): Aid {
  const own = synonyms === '' ? [] : [synonyms];
  const unaided: Aid = {
    concepts: own.length > 0 ? conceptsOf(own) : null,
    situations: null,
    strength: 0,
    languageOf: null,
    own: new Set(),
  };
  if (!lexicon || comments.length === 0) return unaided;
  const mixture = mixtureOf(comments);
  const alike = mixture ? 0 : likenessOf(comments);
  const need = mixture?.strength ?? share(alike, ALIKE);
  if (need < LEAST_STRENGTH) return unaided;
  const situations = situationsOf(lexicon);
  const known = mixture ? 1 : share(coverage(comments, lexicon, situations), COVERED);
  const strength = need * known;
  if (strength < LEAST_STRENGTH) return unaided;
  const languageOf = mixture?.languageOf ?? null;
  const both = conceptsOf([...lexicon.concepts, ...own]);
  return { concepts: both, situations, strength, languageOf, own: signsNamedBy(synonyms, both) };
}

function likenessOf(comments: readonly EngineComment[]): number {
  if (comments.length >= MANY) return 1;
  return nearestLikeness(readCorpus(comments.map(({ text }) => text)));
}

/** The signs of what the words of some lines of a lexicon name. */
function signsNamedBy(lines: string, concepts: Concepts): Set<string> {
  const words = readLexiconLines(lines).flatMap((line) => line.words);
  const found = words.flatMap(({ word }) => concepts.find(tokenize(word).map((t) => t.word)));
  return new Set(found.map(({ concept }) => concepts.signs.words[concept]!));
}

/** The mean part of a comment that situations know, 0 to 1. */
function coverage(
  comments: readonly EngineComment[],
  lexicon: Lexicon,
  situations: Situations,
): number {
  const words = new CommentWords(conceptsOf(lexicon.concepts), situations);
  const step = Math.max(1, Math.floor(comments.length / SAMPLE));
  const sample = comments.filter((_, i) => i % step === 0);
  const parts = sample.map(({ text }) => situations.coverageOf(words.termsOf(text)));
  return parts.reduce((a, b) => a + b, 0) / (parts.length || 1);
}

/** How far a value is on the way between two, 0 to 1. */
function share(value: number, { from, fully }: { from: number; fully: number }): number {
  return Math.min(1, Math.max(0, (value - from) / (fully - from)));
}
