import { dotAt } from '../algebra/dense.ts';
import { fitTheme, scoreOf, type Fit } from './fit.ts';
import { membersByTheme } from '../themes/exemplars.ts';
import type { Exemplars, Model } from '../model.ts';
import { mayName, opensAsPerson } from '../labels/names.ts';
import { foldText } from '../words/fold.ts';
import { readComment, vectorOfWord, type Reading } from '../words/read-comment.ts';
import { wordVector } from '../space/space.ts';
import { isNegation, isStopWordAnywhere } from '../words/stop-words.ts';
import { signsOfTokens } from '../concepts/token-concepts.ts';
import { situationsOfTokens, type ToldByWords } from './told-by-words.ts';
import type { Token } from '../words/tokens.ts';
import type { EngineComment, Reason } from '../types.ts';
import { stemOf } from '../words/word-features.ts';

const MAX_TERMS = 4;
const MAX_WORDS_IN_TERM = 3;
/** A term that pulls less than this share of the strongest is left out. */
const LEAST_PULL = 0.2;
/** A word that makes so much of a situation tells it. */
const TELLING_PART = 0.15;

/** Why a comment fits a theme: the words of it that pull towards the theme, and its nearest member. */
export function reasonFor(model: Model, reading: Reading, fit: Fit, commentId: string): Reason {
  return {
    ...termsFor(model, { id: commentId, tokens: reading.tokens }, fit),
    score: scoreOf(fit),
    nearestId: nearestExemplar(model, reading.vector, fit.theme, commentId),
  };
}

/** The reason of a comment that stands in a theme; null when the model has nothing of that theme. */
export function reasonOf(model: Model, comment: EngineComment, themeId: string): Reason | null {
  const reading = readComment(model, comment.text);
  const theme = model.themes.findIndex(({ id }) => id === themeId);
  const fit = theme < 0 ? null : fitTheme(model, reading, theme);
  return fit && reasonFor(model, reading, fit, comment.id);
}

/** A comment by its words: its id tells whether the theme may know them from itself. */
export interface Worded {
  id: string;
  tokens: readonly Token[];
}

/** The words and phrases that tie a comment to a theme; the strongest word of it where none does. */
export function termsFor(
  model: Model,
  comment: Worded,
  fit: Fit,
): Pick<Reason, 'terms' | 'shared'> {
  const terms = tyingTerms(model, comment, fit);
  if (terms.length > 0) return { terms, shared: true };
  const { tokens } = comment;
  const pulls = pullsOf(model, tokens, fit, situationsOfTokens(model, tokens));
  const hidden = hiddenWords(model, tokens, fit.theme);
  return { terms: nearestWord(model, tokens, pulls, hidden), shared: false };
}

/**
 * The words and phrases of a comment that other members of its theme use too, or say in other words or
 * another language, and that pull it there.
 */
export function tyingTerms(model: Model, { id, tokens }: Worded, fit: Fit): string[] {
  const isOfOthers = wordsOfOthers(model, fit.theme, id);
  const hidden = hiddenWords(model, tokens, fit.theme);
  // A theme may hold comments of several languages: no word that serves grammar in any is a reason.
  const serves = ({ word }: Token) => isStopWordAnywhere(word) || isNegation(word);
  const signs = signsOfTokens(model.concepts, tokens);
  const told = situationsOfTokens(model, tokens);
  const pulls = pullsOf(model, tokens, fit, told);
  const toldThere = told.filter(({ sign }) => isOfOthers(sign));
  const isKnown = (token: Token, at: number) =>
    isOfOthers(stemOf(token.word)) ||
    isOfOthers(signs[at] ?? '') ||
    toldThere.some(({ parts }) => parts[at]! >= TELLING_PART);
  const shared = (token: Token, at: number) =>
    pulls[at]! > 0 && !hidden[at] && !serves(token) && isKnown(token, at);
  return joinNeighbours(tokens, pulls, { shared, hidden });
}

/**
 * Which words no reason shows: those that name a person by themselves or by all that the model has seen,
 * those with a capital letter that it has not seen often, and those that open a sentence and do what people
 * do, unless they are among the words of the theme. A stem in common is not enough: a name may share it with a word.
 */
function hiddenWords(model: Model, tokens: readonly Token[], theme: number): boolean[] {
  const { language, words } = model.themes[theme]!;
  const marks = (word: string) => words.some((one) => foldText(one) === word);
  return tokens.map(
    ({ word }, at) =>
      mayName(model.names, tokens, at, language) ||
      (opensAsPerson(model.names, tokens, at) && !marks(word)),
  );
}

/**
 * How far each word, as a part of the sum that a comment is, pulls towards a centre of a theme: with
 * the concept it names, if any, and its part of the situations that are told.
 */
function pullsOf(
  model: Model,
  tokens: readonly Token[],
  fit: Fit,
  told: readonly ToldByWords[],
): number[] {
  const pullOfSign = (sign: string) => pull(model, wordVector(model.space, sign), fit.centre);
  const signs = signsOfTokens(model.concepts, tokens);
  const pulled = told.map(({ sign, times, parts }) => ({
    all: (1 + Math.log(times)) * pullOfSign(sign),
    parts,
  }));
  return tokens.map(({ word }, at) => {
    const sign = signs[at];
    const own = pull(model, vectorOfWord(model, word), fit.centre);
    const named = sign ? pullOfSign(sign) : 0;
    return pulled.reduce((sum, { all, parts }) => sum + all * parts[at]!, own + named);
  });
}

function pull({ centres }: Model, vector: Float32Array, centre: number): number {
  return dotAt(vector, 0, centres.vectors, centre * vector.length, vector.length);
}

interface Term {
  words: string[];
  stems: string;
  pull: number;
}

/** Shared words that stand side by side become one term; a negation before them belongs to it. */
function joinNeighbours(
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

/**
 * No word in common that says something: the one that pulls most, if any does, unless it only serves
 * grammar. One that the model has not seen may be a name in small letters.
 */
function nearestWord(
  { space }: Model,
  tokens: readonly Token[],
  pulls: readonly number[],
  hidden: readonly boolean[],
): string[] {
  let best = -1;
  tokens.forEach(({ word }, at) => {
    if (hidden[at] || isStopWordAnywhere(word) || !space.stems.has(stemOf(word))) return;
    if (pulls[at]! > (pulls[best] ?? 0)) best = at;
  });
  return best < 0 ? [] : [tokens[best]!.surface];
}

/**
 * What tells whether a theme knows a stem, or a sign, from others than the comment itself: two members
 * must use it, or one where the comment is known to be no member. That is so where all the members
 * that the centres sum up are kept as exemplars, and it is none of them.
 */
function wordsOfOthers(model: Model, theme: number, commentId: string): (stem: string) => boolean {
  const { holders, members } = usesOfTheme(model, theme);
  const kept = exemplarsOfTheme(model.exemplars, theme);
  const isStranger =
    kept.length >= members && !kept.some((at) => model.exemplars.ids[at] === commentId);
  const least = isStranger ? 1 : 2;
  return (stem) => (holders.get(stem) ?? 0) >= least;
}

/** What the centres of a theme know of it. */
interface Uses {
  /** How many members they sum up. */
  members: number;
  /** How many of these use each stem. */
  holders: Map<string, number>;
}

const usesByTheme = new WeakMap<Model, Map<number, Uses>>();

function usesOfTheme(model: Model, theme: number): Uses {
  let uses = usesByTheme.get(model);
  if (!uses) usesByTheme.set(model, (uses = collectUses(model)));
  return uses.get(theme) ?? { members: 0, holders: new Map() };
}

/** Each member is summed into one centre, so that the centres of a theme count together. */
function collectUses({ space, centres, centreSums }: Model): Map<number, Uses> {
  const names = Array.from(space.stems.keys());
  const uses = new Map<number, Uses>();
  centres.themeOf.forEach((theme, c) => {
    const own = uses.get(theme) ?? { members: 0, holders: new Map<string, number>() };
    uses.set(theme, own);
    own.members += centreSums.sizes[c]!;
    for (let p = centres.stemStarts[c]!; p < centres.stemStarts[c + 1]!; p++) {
      const stem = names[centres.stemRows[p]!]!;
      own.holders.set(stem, (own.holders.get(stem) ?? 0) + centreSums.holders[p]!);
    }
  });
  return uses;
}

/** The most similar exemplar of a theme that is not the comment itself. */
export function nearestExemplar(
  { exemplars }: Model,
  vector: Float32Array,
  theme: number,
  commentId: string,
): string | null {
  let best: string | null = null;
  let most = -Infinity;
  for (const at of exemplarsOfTheme(exemplars, theme)) {
    const id = exemplars.ids[at]!;
    if (id === commentId) continue;
    const likeness = dotAt(vector, 0, exemplars.vectors, at * vector.length, vector.length);
    if (likeness > most) {
      best = id;
      most = likeness;
    }
  }
  return best;
}

const exemplarsByTheme = new WeakMap<Exemplars, ReadonlyMap<number, readonly number[]>>();

/** Places of the exemplars of a theme, sought out once for each model. */
function exemplarsOfTheme(exemplars: Exemplars, theme: number): readonly number[] {
  let byTheme = exemplarsByTheme.get(exemplars);
  if (!byTheme) exemplarsByTheme.set(exemplars, (byTheme = membersByTheme(exemplars.themeOf)));
  return byTheme.get(theme) ?? [];
}
