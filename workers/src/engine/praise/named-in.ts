import { foldText } from '../words/fold.ts';
import { MAX_CHARACTERS } from '../words/tokens.ts';

/** Somebody, or a department, that a text may name. */
export interface Named {
  id: string;
  name: string;
}

export interface Found {
  id: string;
  /** All words of the name are there, one after another; else the first name alone. */
  whole: boolean;
}

interface Word {
  folded: string;
  /** Written with a capital letter. */
  capital: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
const CAPITAL = /^\p{Lu}/u;
/** What a name takes in Bosnian and its sisters (Amra, Amre, Amri, Amru, Amrom) and of an English owner. */
const ENDING = /^(?:a|e|i|o|u|om|em)?s?$/;
const SHORTEST_STEM = 3;

/**
 * Who of these people is named in a text, whatever the accents and the case a name stands in. A first
 * name alone counts where nobody else of them has it and it is written like a name.
 * @returns whole names first, then by their place in the list.
 */
export function peopleNamedIn(text: string, people: readonly Named[]): Found[] {
  const words = wordsOf(text);
  const firsts = people.map(({ name }) => wordsOf(name)[0]?.folded ?? '');
  const timesOf = new Map<string, number>();
  for (const first of firsts) timesOf.set(first, (timesOf.get(first) ?? 0) + 1);
  const found = people.flatMap(({ id, name }, at): Found[] => {
    if (standsIn(words, wordsOf(name))) return [{ id, whole: true }];
    const first = firsts[at]!;
    const isOnly = timesOf.get(first) === 1;
    const isSaid = words.some((word) => word.capital && isFormOf(first, word.folded));
    return first.length >= SHORTEST_STEM && isOnly && isSaid ? [{ id, whole: false }] : [];
  });
  return found.toSorted((a, b) => Number(b.whole) - Number(a.whole));
}

/** The departments whose whole names stand in a text. */
export const departmentsNamedIn = (text: string, departments: readonly Named[]): Found[] => {
  const words = wordsOf(text);
  return departments.flatMap(({ id, name }) =>
    standsIn(words, wordsOf(name)) ? [{ id, whole: true }] : [],
  );
};

const wordsOf = (text: string): Word[] =>
  Array.from(text.slice(0, MAX_CHARACTERS).matchAll(WORD), ([word]) => ({
    folded: foldText(word).replace(/['’]/g, ''),
    capital: CAPITAL.test(word),
  }));

/** Whether all words of a name follow one another; a name of one word must be written like one. */
function standsIn(words: readonly Word[], name: readonly Word[]): boolean {
  if (name.length === 0) return false;
  return words.some(
    ({ capital }, at) =>
      (capital || name.length > 1) &&
      name.every((part, i) => isFormOf(part.folded, words[at + i]?.folded ?? '')),
  );
}

/** The name as it is, or its stem with another ending: `amra` is `amru` and `amras`. */
function isFormOf(name: string, word: string): boolean {
  if (name === '' || word === '') return false;
  if (word === name || word === `${name}s`) return true;
  const stem = name.replace(/[aeiou]$/, '');
  return (
    stem.length >= SHORTEST_STEM && word.startsWith(stem) && ENDING.test(word.slice(stem.length))
  );
}
