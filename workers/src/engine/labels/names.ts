import { actsAsPerson } from './person-cues.ts';
import { hasCapital, isPersonal } from './personal.ts';
import { foldText } from '../words/fold.ts';
import type { Token } from '../words/tokens.ts';

/**
 * What a set of comments tells of its words, folded, so that nobody's name is shown. A model keeps what the whole
 * studied corpus tells: a reason, a part of a theme or a phrase of one week has too few comments to tell it by.
 * See `NameCounts` for how it is found.
 */
export interface Names {
  /** They name people, by what stands beside them or is said of them. */
  people: ReadonlySet<string>;
  /** Written like names, in fewer than 5 comments: whose they are cannot be told. */
  scarce: ReadonlySet<string>;
  /** In 5 comments or more, and none of those: they may be shown with a capital letter too. */
  usual: ReadonlySet<string>;
  /** Of the usual ones those written like names: more comments may tell that they are people. */
  capitals: ReadonlySet<string>;
}

/** Where nothing is known of any word. */
export const noNames: Names = {
  people: new Set(),
  scarce: new Set(),
  usual: new Set(),
  capitals: new Set(),
};

/** What cases and possession put after a family name, folded. */
const ENDINGS = ['s', 'a', 'u', 'e', 'i', 'om', 'em', 'ova', 'ovu', 'in', 'ina', 'inu'];
const SHORTEST_NAME = 4;

/** "Vrkolana" where "vrkolan" is a person, "quillons" where "quillon" is. */
export function isFormOfAny(people: ReadonlySet<string>, word: string): boolean {
  return ENDINGS.some(
    (ending) =>
      word.length >= SHORTEST_NAME + ending.length &&
      word.endsWith(ending) &&
      people.has(word.slice(0, -ending.length)),
  );
}

/** Whether a folded word is shown nowhere, however it is written. */
export function isName({ people, scarce, usual }: Names, word: string): boolean {
  return people.has(word) || scarce.has(word) || (!usual.has(word) && isFormOfAny(people, word));
}

/** What stands between the words of a phrase: "A, B" is one too. */
const BETWEEN = /[^\p{L}\p{N}\p{M}'’]+/u;

/** Whether any word of a phrase, as people write it, is a name. */
export function hasName(names: Names, surface: string): boolean {
  return surface.split(BETWEEN).some((word) => isName(names, foldText(word).replace(/['’]/g, '')));
}

/** Without those that are scarce: what is scarce in some comments need not be so in all. */
export const toldNames = (names: Names): Names => ({ ...names, scarce: noNames.scarce });

/**
 * Whether a word of a comment may name a person: by itself, by what is known of it, or because it has a
 * capital letter that nothing known explains.
 */
export function mayName(
  names: Names,
  tokens: readonly Token[],
  at: number,
  language: string | null,
): boolean {
  const token = tokens[at]!;
  if (isPersonal(tokens, at, language) || isName(names, token.word)) return true;
  return hasCapital(token, language) && !names.usual.has(token.word);
}

/**
 * Whether a word that is not known opens a sentence, where its capital letter says nothing, and does what
 * people do: "Quillon helped me".
 */
export function opensAsPerson({ usual }: Names, tokens: readonly Token[], at: number): boolean {
  const { word, breaks } = tokens[at]!;
  return (at === 0 || breaks) && !usual.has(word) && actsAsPerson(tokens, at);
}

/**
 * What is known of many comments and what others tell beside it. Who is a person to one is one to both, but
 * for a word that is known and mostly written small: where prices "rose", a few that thank Rose make no name
 * of it. A word that is scarce in one is not where the other has it often: counts are not added, for comments
 * may be in both.
 */
export function joinNames(known: Names, told: Names): Names {
  const isWord = (word: string) => known.usual.has(word) && !known.capitals.has(word);
  const people = new Set([
    ...known.people,
    ...Array.from(told.people).filter((word) => !isWord(word)),
  ]);
  const ofBoth = (which: 'scarce' | 'usual' | 'capitals') => [...known[which], ...told[which]];
  const usual = new Set(ofBoth('usual').filter((word) => !people.has(word)));
  const scarce = ofBoth('scarce').filter((word) => !people.has(word) && !usual.has(word));
  const capitals = ofBoth('capitals').filter((word) => usual.has(word) && !isWord(word));
  return { people, scarce: new Set(scarce), usual, capitals: new Set(capitals) };
}
