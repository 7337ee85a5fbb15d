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
): Called[] {
  const told = toldNames(names);
  const isShown = (text: string) => !hasName(told, text);
  const wordsOf = new Map(themes.map(({ id, words }) => [id, words]));
  return called.flatMap(({ id, label, terms }, at) => {
    const shown = terms.filter(isShown);
    if (isShown(label)) return shown.length < terms.length ? [{ id, label, terms: shown }] : [];
    const rest = joinParts(partsOfName(label).filter(isShown));
    const names = [rest, ...shown, nameByWords(wordsOf.get(id) ?? [], at + 1)];
    return [{ id, label: freeName(names, taken), terms: shown }];
  });
}
