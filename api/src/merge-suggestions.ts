import type { Tx } from '@vocero/sql/connect';
import { listHeldApart, listQuotes } from '@vocero/sql/merge-dismissals';
import { listThemeSizes, type ThemeSize } from '@vocero/sql/theme-map';
import { findStandIns } from '@vocero/sql/unsorted';
import { findValuedThemes } from '@vocero/sql/valued-themes';
import {
  suggestMerges,
  type MergeSuggestion as Found,
} from '@vocero/workers/engine/map/merge-suggestions';
import type { Model } from '@vocero/workers/engine/model';
import type { MergeSuggestion } from './contract/merge-suggestions.ts';
import type { ModelCache } from './model-cache.ts';
import { nameThemes, type ThemeNames } from './theme-names.ts';

const mostSuggestions = 20;
const quoteLength = 280;

/** Themes that may be one, as they are called now; never what people hold apart. */
export async function listMergeSuggestions(
  tx: Tx,
  readModel: ModelCache,
  orgId: string,
): Promise<MergeSuggestion[]> {
  const model = await readModel(tx, orgId);
  if (!model) return [];
  const names = await nameThemes(tx, model);
  const sizes = new Map((await listThemeSizes(tx)).map((theme) => [theme.id, theme]));
  const open = openPairs(foundIn(model), { names, sizes, apart: await readApart(tx) });
  const pairs = (await withoutOpposites(tx, open)).slice(0, mostSuggestions);
  const ids = pairs.flatMap(({ quotes }) => quotes.flat());
  const quotes = new Map(
    (await listQuotes(tx, ids, quoteLength)).map((quote) => [quote.id, quote]),
  );

  return pairs.map(({ themes: [one, two], quotes: [ofOne, ofTwo], nearness, sharedTerms }) => {
    const sides = [sideOf(one, ofOne, quotes), sideOf(two, ofTwo, quotes)] as const;
    const [first, second] = one.count >= two.count ? sides : [sides[1], sides[0]];
    return { first, second, nearness, sharedTerms };
  });
}

const cache = new WeakMap<Model, Found[]>();

/** Once for each model. */
function foundIn(model: Model): Found[] {
  const found = cache.get(model) ?? suggestMerges(model);
  cache.set(model, found);
  return found;
}

const keyOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What people hold apart stays apart, also under the theme that one of the two went into. */
async function readApart(tx: Tx): Promise<Set<string>> {
  const pairs = await listHeldApart(tx);
  const standIns = await findStandIns(tx, [...new Set(pairs.flat())]);
  const now = (id: string) => standIns.get(id)?.id ?? id;
  return new Set(pairs.map(([a, b]) => keyOf(now(a), now(b))));
}

interface Present {
  names: ThemeNames;
  sizes: ReadonlyMap<string, ThemeSize>;
  apart: ReadonlySet<string>;
}

interface OpenPair {
  themes: [ThemeSize, ThemeSize];
  quotes: [readonly string[], readonly string[]];
  nearness: number;
  sharedTerms: string[];
}

/** Of what the engine found those pairs that are still two themes with comments, each once. */
function openPairs(found: readonly Found[], { names, sizes, apart }: Present): OpenPair[] {
  const seen = new Set(apart);
  const sizeOf = (name: string) => sizes.get(names.nowOf(name) ?? '');
  return found.flatMap(({ a, b, quotesOfA, quotesOfB, ...rest }): OpenPair[] => {
    const [one, two] = [sizeOf(a), sizeOf(b)];
    if (!one || !two || one === two || one.count === 0 || two.count === 0) return [];
    const key = keyOf(one.id, two.id);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...rest, themes: [one, two], quotes: [quotesOfA, quotesOfB] }];
  });
}

/** Praise for technicians and complaints about them share their words, and are not one matter. */
async function withoutOpposites(tx: Tx, pairs: readonly OpenPair[]): Promise<OpenPair[]> {
  const ids = pairs.flatMap(({ themes }) => themes.map(({ id }) => id));
  const valued = await findValuedThemes(tx, ids);
  return pairs.filter(({ themes: [one, two] }) => valued.has(one.id) === valued.has(two.id));
}

type Quotes = ReadonlyMap<string, { id: string; themeId: string; text: string }>;

/** The nearest quote that is still in the theme. */
function sideOf(theme: ThemeSize, candidates: readonly string[], quotes: Quotes) {
  const quote = candidates
    .map((id) => quotes.get(id))
    .find((candidate) => candidate?.themeId === theme.id);
  return { ...theme, quote: quote ? { id: quote.id, text: quote.text } : null };
}
