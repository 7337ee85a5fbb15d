import { dotAt } from '../algebra/dense.ts';
import { fitTheme, scoreOf, type Fit } from './fit.ts';
import { joinTerms } from './join-terms.ts';
import type { Model } from '../model.ts';
import { nearestExemplar } from './nearest-exemplar.ts';
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
import { wordsOfOthers } from './words-of-others.ts';

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
  return joinTerms(tokens, pulls, { shared, hidden });
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
