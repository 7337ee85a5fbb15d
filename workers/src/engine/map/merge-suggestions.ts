import { dotAt } from '../algebra/dense.ts';
import { foldText } from '../words/fold.ts';
import type { Model } from '../model.ts';
import { themeMeans, type ThemeMeans } from './theme-means.ts';
import { themeNeighbours } from './theme-neighbours.ts';
import { stemOf } from '../words/word-features.ts';

/** Two themes of a model that may be one. */
export interface MergeSuggestion {
  a: string;
  b: string;
  /** 0 to 1, two decimals. */
  nearness: number;
  /** Words that mark both, as people write them; the most telling first. As all words of themes, nobody's name. */
  sharedTerms: string[];
  /** Members of each theme that are most like the other one, the nearest first. */
  quotesOfA: string[];
  quotesOfB: string[];
}

/**
 * From this nearness on two themes are offered. On six labelled sets learned finely 35 of 3,900 pairs
 * reached it, and in four of five of those both had the same most frequent label; from 0.85 on it was
 * eight of nine, of half as many pairs.
 */
const LEAST_NEARNESS = 0.75;
/** Each theme is offered at most these of its nearest, and is among theirs. */
const NEAREST = 2;
const MOST_TERMS = 5;
const MOST_QUOTES = 3;

/**
 * Pairs of themes whose members are almost as near to the other theme as to their own:
 *     nearness = min(likeness(A → B) / likeness(A → A), likeness(B → A) / likeness(B → B))
 * with likeness(X → Y) the mean cosine of X's exemplars to the mean of Y. Being measured against how
 * well each theme holds together, it means the same for tight themes as for loose ones.
 * @returns the nearest pairs first; each theme's two nearest at most.
 */
export function suggestMerges(model: Model): MergeSuggestion[] {
  const means = themeMeans(model);
  const rowOf = new Map(means.themes.map((theme, row) => [model.themes[theme]!.id, row]));
  const members = membersOf(model, means);
  const near = nearestOf(model, means, rowOf, members);
  const pairs = [...near].flatMap(([a, others]) =>
    others.flatMap(({ row: b, nearness }) => {
      const isMutual = near.get(b)?.some(({ row }) => row === a);
      return a < b && isMutual && nearness >= LEAST_NEARNESS ? [{ a, b, nearness }] : [];
    }),
  );
  pairs.sort((p, q) => q.nearness - p.nearness || p.a - q.a || p.b - q.b);
  return pairs.map(({ a, b, nearness }) => ({
    a: model.themes[means.themes[a]!]!.id,
    b: model.themes[means.themes[b]!]!.id,
    nearness: Math.round(100 * nearness) / 100,
    sharedTerms: sharedTerms(model, means.themes[a]!, means.themes[b]!),
    quotesOfA: quotes(model, means, members.get(a)!, b),
    quotesOfB: quotes(model, means, members.get(b)!, a),
  }));
}

/** Row of a theme → places of its exemplars in the model. */
type Members = ReadonlyMap<number, readonly number[]>;

function membersOf({ exemplars }: Model, { themes }: ThemeMeans): Members {
  const rowOf = new Map(themes.map((theme, row) => [theme, row]));
  const members = new Map(themes.map((_, row): [number, number[]] => [row, []]));
  exemplars.themeOf.forEach((theme, at) => {
    const row = rowOf.get(theme);
    if (row !== undefined) members.get(row)!.push(at);
  });
  return members;
}

function likeness({ exemplars }: Model, { vectors, width }: ThemeMeans, at: number, row: number) {
  return dotAt(exemplars.vectors, at * width, vectors, row * width, width);
}

/** Each theme's nearest by the measure above, among those whose means are nearest. */
function nearestOf(
  model: Model,
  means: ThemeMeans,
  rowOf: ReadonlyMap<string, number>,
  members: Members,
): Map<number, { row: number; nearness: number }[]> {
  const mean = (from: number, to: number) => {
    const own = members.get(from)!;
    return own.reduce((sum, at) => sum + likeness(model, means, at, to), 0) / (own.length || 1);
  };
  const toOwn = means.themes.map((_, row) => mean(row, row));
  const share = (from: number, to: number) =>
    toOwn[from]! > 0 ? Math.min(1, Math.max(0, mean(from, to) / toOwn[from]!)) : 0;
  const neighbours = themeNeighbours(model);
  return new Map(
    [...rowOf].map(([id, row]) => [
      row,
      (neighbours.get(id) ?? [])
        .map(({ themeId }) => rowOf.get(themeId)!)
        .map((other) => ({ row: other, nearness: Math.min(share(row, other), share(other, row)) }))
        .sort((a, b) => b.nearness - a.nearness || a.row - b.row)
        .slice(0, NEAREST),
    ]),
  );
}

/** Words of both themes with one stem, by their place in both lists; as the first theme writes them. */
function sharedTerms({ themes }: Model, a: number, b: number): string[] {
  const places = new Map(themes[b]!.words.map((word, at) => [stemOf(foldText(word)), at]));
  return themes[a]!.words.flatMap((word, at) => {
    const other = places.get(stemOf(foldText(word)));
    return other === undefined ? [] : [{ word, place: at + other }];
  })
    .sort((p, q) => p.place - q.place)
    .slice(0, MOST_TERMS)
    .map(({ word }) => word);
}

function quotes(model: Model, means: ThemeMeans, members: readonly number[], other: number) {
  return members
    .map((at) => ({ id: model.exemplars.ids[at]!, like: likeness(model, means, at, other) }))
    .sort((p, q) => q.like - p.like || (p.id < q.id ? -1 : 1))
    .slice(0, MOST_QUOTES)
    .map(({ id }) => id);
}
