import { freeName } from './free-name.ts';
import { nameByWords } from '../labels/name-by-words.ts';
import { joinParts, partsOfName } from '../labels/name-parts.ts';
import { hasName, toldNames } from '../labels/names.ts';
import type { Model } from '../model.ts';

/** What the engine calls a theme. */
export interface Called {
  id: string;
  label: string;
  terms: string[];
}

/** What it calls one instead of what it called it. */
export interface Renamed extends Called {
  was: string;
}

/**
 * What themes are called, without those of whom growth learned that they are people: without the part of a
 * name, and the terms, that hold one. Where nothing of a name is left, its first term becomes it, or its words.
 * @param model grown, with all the names it knows.
 * @param taken names that are in use, folded; those given are added.
 * @returns what changes.
 */
export function hidePeople(
  { themes, names }: Pick<Model, 'themes' | 'names'>,
  called: readonly Called[],
  taken: Set<string>,
): Renamed[] {
  const told = toldNames(names);
  const isShown = (text: string) => !hasName(told, text);
  const wordsOf = new Map(themes.map(({ id, words }) => [id, words]));
  return called.flatMap(({ id, label: was, terms: all }, at) => {
    const terms = all.filter(isShown);
    if (isShown(was)) return terms.length < all.length ? [{ id, was, label: was, terms }] : [];
    const rest = joinParts(partsOfName(was).filter(isShown));
    const left = [rest, ...terms].filter((name) => name !== '');
    const words = nameByWords(wordsOf.get(id) ?? [], at + 1);
    return [{ id, was, label: freeName(left.length > 0 ? left : [words], taken), terms }];
  });
}
