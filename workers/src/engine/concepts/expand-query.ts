import type { Concepts } from './concepts.ts';
import { INFLECTIONS, type LexiconLanguage } from './inflection.ts';
import { isStopWord, isStopWordAnywhere } from '../words/stop-words.ts';
import { tokenize } from '../words/tokens.ts';

/** Shorter beginnings would be met by other words. */
const LEAST_BEGINNING = 4;
const KEY_MARK = /^[~!]/;

/**
 * What a query asks for, in any language: for each thing it names the ways to say it, folded, each as
 * the beginnings of its words. A word that names nothing known is its own only way; words that serve
 * grammar ask for nothing, unless the query has no others.
 */
export function expandQuery(text: string, concepts: Concepts): string[][] {
  const words = tokenize(text).map(({ word }) => word);
  const asked: string[][] = [];
  let at = 0;
  const sayAsWritten = (to: number) => {
    for (; at < to; at++) if (!isStopWordAnywhere(words[at]!)) asked.push([words[at]!]);
  };
  for (const { concept, from, to } of concepts.find(words)) {
    sayAsWritten(from);
    const own = words.slice(from, to).join(' ');
    asked.push(Array.from(new Set([own, ...beginningsOf(concepts, concept)])));
    at = to;
  }
  sayAsWritten(words.length);
  return asked.length > 0 ? asked : words.map((word) => [word]);
}

/** How a concept is said in every language: folded, each as the beginnings of its words. */
export function beginningsOf(concepts: Concepts, concept: number): string[] {
  return concepts
    .sayingsOf(concept)
    .filter(({ parts }) => parts.length > 0)
    .map(({ parts, language }) => parts.map((part) => beginning(part, language)).join(' '));
}

/** What all regular forms of a word begin with; the whole word where that is too short. */
function beginning(word: string, language: LexiconLanguage): string {
  if (isStopWord(word, language)) return word;
  const keys = INFLECTIONS[language].lemmaKeys(word, false).map((key) => key.replace(KEY_MARK, ''));
  const shared = keys.filter((key) => word.startsWith(key));
  const shortest = shared.reduce((best, key) => (key.length < best.length ? key : best), word);
  return shortest.length >= LEAST_BEGINNING ? shortest : word;
}

/** Whether a text says everything a query asks for, in words that stand together. */
export function matchesQuery(asked: readonly string[][], text: string): boolean {
  const said = ` ${tokenize(text)
    .map(({ word }) => word)
    .join(' ')}`;
  return asked.every((ways) => ways.some((way) => says(said, way)));
}

function says(said: string, way: string): boolean {
  const [first = '', ...rest] = way.split(' ');
  for (let at = said.indexOf(` ${first}`); at >= 0; at = said.indexOf(` ${first}`, at + 1)) {
    const following = said.slice(at + 1).split(' ', rest.length + 1);
    if (rest.every((part, place) => following[place + 1]?.startsWith(part))) return true;
  }
  return false;
}
