import { signsOfTokens } from '../concepts/token-concepts.ts';
import type { Concepts } from '../concepts/concepts.ts';
import { masked } from '../labels/masked.ts';
import { namesOf } from '../labels/name-counts.ts';
import { joinNames, type Names } from '../labels/names.ts';
import { isPersonal } from '../labels/personal.ts';
import { isNegation, isStopWordAnywhere } from '../words/stop-words.ts';
import { tokenize } from '../words/tokens.ts';
import { stemOf } from '../words/word-features.ts';
import { linkByAverage } from './average-linkage.ts';

/** A few words that say why somebody called. */
export interface ReasonText {
  id: string;
  text: string;
}

export interface ReasonGroup {
  /**
   * The text that is most like all others of the group, of those that name nobody; with "…" for names where
   * each of them names somebody.
   */
  label: string;
  /** In the order in which the texts came. */
  memberIds: string[];
  /** Other texts that name nobody, each once, in that order. */
  others: string[];
}

/** From this likeness on two texts of some words name one reason: about two of three words are shared. */
const ALIKE = 0.4;

/**
 * Which of these short texts name one reason, whatever their language: cosines of what they name,
 * joined by average linkage. A word is the thing that it names in the lexicon, where it names one,
 * else its beginning; words that serve grammar are none, and nor are the names of people: whom somebody asks
 * for is no reason. The same texts give the same groups.
 * @param texts some hundreds; the work grows with the square of how many differ.
 * @param known names that a model has; what these texts tell is added.
 * @returns groups of at least `least` texts, the largest first.
 */
export function groupReasons(
  texts: readonly ReasonText[],
  concepts: Concepts | null,
  known: Names,
  least: number,
): ReasonGroup[] {
  const own = namesOf(texts.map(({ text }) => ({ text, language: null })));
  const names = joinNames(known, own);
  const kinds = sameTexts(texts, concepts, names);
  const vectors = weigh(kinds);
  const likeness = cosines(vectors);
  const sizes = kinds.map(({ members }) => members.length);
  const groupOf = linkByAverage(likeness.slice(), sizes, ALIKE);

  const groups = new Map<number, number[]>();
  groupOf.forEach((group, kind) => groups.set(group, [...(groups.get(group) ?? []), kind]));
  return Array.from(groups.values(), (own) => {
    const members = own.flatMap((kind) => kinds[kind]!.members).sort((a, b) => a - b);
    const falling = fromTheMiddle(own, sizes, likeness).flatMap((kind) => kinds[kind]!.members);
    const textsOf = (places: readonly number[]) => places.map((at) => texts[at]!.text);
    return {
      ...quoted(textsOf(falling), textsOf(members), names),
      memberIds: members.map((at) => texts[at]!.id),
    };
  })
    .filter(({ label, memberIds }) => label !== MASKED && memberIds.length >= least)
    .sort((a, b) => b.memberIds.length - a.memberIds.length);
}

const MASKED = '…';

/**
 * What may be read of a group.
 * @param falling its texts, those most like all others first.
 */
function quoted(falling: readonly string[], members: readonly string[], names: Names) {
  const namesNobody = (text: string) => masked(text, names) === text;
  const label = falling.find(namesNobody) ?? masked(falling[0]!, names);
  const others = Array.from(new Set(members)).filter((text) => text !== label && namesNobody(text));
  return { label, others };
}

/** Texts that name just the same things, and those things. */
interface SameTexts {
  words: string[];
  members: number[];
}

/** Texts without any word are left out: they name nothing. */
function sameTexts(
  texts: readonly ReasonText[],
  concepts: Concepts | null,
  names: Names,
): SameTexts[] {
  const kinds = new Map<string, SameTexts>();
  texts.forEach(({ text }, at) => {
    const words = namedIn(text, concepts, names);
    const key = words.join(' ');
    if (key === '') return;
    const known = kinds.get(key);
    if (known) known.members.push(at);
    else kinds.set(key, { words, members: [at] });
  });
  return Array.from(kinds.values());
}

/** What a text names, each thing once, in order. */
function namedIn(text: string, concepts: Concepts | null, { people }: Names): string[] {
  const tokens = tokenize(text);
  const signs = signsOfTokens(concepts, tokens);
  const named = tokens.flatMap(({ word, address }, at) => {
    if (word !== '0' && (people.has(word) || isPersonal(tokens, at, null))) return [];
    const sign = signs[at];
    if (sign) return [sign];
    const isTelling = !address && (isNegation(word) || !isStopWordAnywhere(word));
    return isTelling ? [stemOf(word)] : [];
  });
  return Array.from(new Set(named)).sort();
}

/** Rarer words are alike in how much they say: one that hardly any text has cannot join texts. */
const RARE = { uses: 3, share: 0.05 };

/**
 * Unit vectors over n texts, before they are brought to length 1
 *     w = ln(1 + n / max(uses, 3, n / 20))
 * so that "wants", which half of all texts have, says less than what it is that they want.
 */
function weigh(kinds: readonly SameTexts[]): Map<string, number>[] {
  const uses = new Map<string, number>();
  let n = 0;
  for (const { words, members } of kinds) {
    n += members.length;
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + members.length);
  }
  const rare = Math.max(RARE.uses, RARE.share * n);
  return kinds.map(({ words }) => {
    const weights = words.map((word) => Math.log1p(n / Math.max(rare, uses.get(word)!)));
    const length = Math.hypot(...weights);
    return new Map(words.map((word, at) => [word, weights[at]! / length]));
  });
}

function cosines(vectors: readonly ReadonlyMap<string, number>[]): Float64Array {
  const n = vectors.length;
  const likeness = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (const [word, weight] of vectors[a]!) sum += weight * (vectors[b]!.get(word) ?? 0);
      likeness[a * n + b] = likeness[b * n + a] = sum;
    }
  }
  return likeness;
}

/** A group's kinds, that most like all its texts first; of several the first. */
function fromTheMiddle(
  own: readonly number[],
  sizes: readonly number[],
  likeness: Float64Array,
): number[] {
  const n = sizes.length;
  const nearness = new Map(
    own.map((kind) => [
      kind,
      own.reduce((sum, other) => sum + sizes[other]! * likeness[kind * n + other]!, 0),
    ]),
  );
  return own.toSorted((a, b) => nearness.get(b)! - nearness.get(a)!);
}
