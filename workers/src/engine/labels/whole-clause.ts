import { mayName, type Names } from './names.ts';
import { joinsClauses } from './openers.ts';
import { placesOf } from './places.ts';
import type { Telling } from './telling-words.ts';
import { isNegation, isStopWord, isStopWordAnywhere } from '../words/stop-words.ts';
import { tokenize, type Token } from '../words/tokens.ts';
import { stemOf } from '../words/word-features.ts';

const FEWEST_WORDS = 3;
const MOST_WORDS = 7;

/**
 * The clause of a theme's comments that tells best what the theme is about, for themes of which hardly
 * two comments use the same words:
 *     Σ told by the word · comments that use it / √ words
 * @returns null where no clause of 3 to 7 words tells it with each of its words.
 */
export function wholeClause(
  texts: readonly string[],
  language: string | null,
  names: Names,
  told: (clause: string) => ReturnType<Telling>,
): string | null {
  const comments = texts.map(tokenize);
  const users = usersByStem(comments);
  let best: string | null = null;
  let most = 0;
  for (const clause of comments.flatMap(clausesOf)) {
    if (clause.length < FEWEST_WORDS || clause.length > MOST_WORDS) continue;
    if (clause.every(({ word }) => isStopWordAnywhere(word))) continue;
    if (joinsClauses(clause[0]!.word) || !tellsSomethingAtItsEnd(clause, language)) continue;
    if (clause.some(({ word }, at) => word === '0' || mayName(names, clause, at, language)))
      continue;
    const written = clause
      .map(({ surface, comma }, at) => (at > 0 ? (comma ? ', ' : ' ') : '') + surface)
      .join('');
    if (!told(written).byEveryWord) continue;
    const sum = clause.reduce(
      (all, { word, surface }) =>
        all + (isStopWord(word, language) ? 0 : told(surface).amount * users.get(stemOf(word))!),
      0,
    );
    const merit = sum / Math.sqrt(clause.length);
    if (merit <= most) continue;
    best = written;
    most = merit;
  }
  return best;
}

/** Whether a phrase is all that stands between two stops or commas of some comment. */
export function isWholeClause(surface: string, texts: readonly string[]): boolean {
  const words = surface.split(' ');
  return placesOf(words, texts).some(({ tokens, at }) => {
    const next = tokens[at + words.length];
    const first = tokens[at]!;
    const begins = first.breaks || first.comma || joinsClauses(tokens[at - 1]!.word);
    return begins && (!next || next.breaks || next.comma || joinsClauses(next.word));
  });
}

/** "Na računu" goes on; "novca još nema" is whole. */
function tellsSomethingAtItsEnd(clause: readonly Token[], language: string | null): boolean {
  const { word } = clause.at(-1)!;
  return isNegation(word) || !isStopWord(word, language);
}

function usersByStem(comments: readonly (readonly Token[])[]): Map<string, number> {
  const users = new Map<string, number>();
  for (const tokens of comments) {
    for (const stem of new Set(tokens.map(({ word }) => stemOf(word)))) {
      users.set(stem, (users.get(stem) ?? 0) + 1);
    }
  }
  return users;
}

/** Sentences, and what stands between their commas. */
function clausesOf(tokens: readonly Token[]): Token[][] {
  return [
    ...divided(tokens, ({ breaks }) => breaks),
    ...divided(tokens, ({ breaks, comma }) => breaks || comma),
  ];
}

function divided(tokens: readonly Token[], isBorder: (token: Token) => boolean): Token[][] {
  const clauses: Token[][] = [];
  for (const token of tokens) {
    const last = clauses.at(-1);
    if (last && !isBorder(token)) last.push(token);
    else clauses.push([token]);
  }
  return clauses;
}
