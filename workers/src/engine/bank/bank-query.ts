import type { Concepts } from '../concepts/concepts.ts';
import { beginningsOf } from '../concepts/expand-query.ts';
import { INFLECTIONS } from '../concepts/inflection.ts';
import { isStopWordAnywhere } from '../words/stop-words.ts';
import { PREFIX_MARK } from './bank-vector.ts';
import { formsOf, saidWords } from './said-words.ts';

/** One word of a way to say something: whole, or the beginning of a word, in any of its spellings. */
export interface AskedWord {
  forms: string[];
  whole: boolean;
}

/** One thing that is asked for: any of these ways to say it will do, or none may be there. */
export interface AskedTerm {
  /** Each is words that stand together. */
  ways: AskedWord[][];
  without: boolean;
  /** What names it besides the words typed, as the lexicon writes them, by language. */
  also: { language: string; word: string }[];
}

const MOST_TERMS = 12;
const MOST_WAYS = 40;
const LEAST_BEGINNING = 4;
/** An ending is at most so long. */
const LONGEST_ENDING = 3;
const KEY_MARK = /^[~!]/;
const PARTS = /(-?)"([^"]*)"|(?<=^|\s)-([^\s"]+)|([^\s"]+)/g;

/**
 * Reads a query: words that must all be said, "phrases" as written, -without. A word also finds its
 * regular forms; with `concepts`, whatever names the same thing in any language.
 */
export function readBankQuery(query: string, concepts: Concepts | null): AskedTerm[] {
  const terms: AskedTerm[] = [];
  let plain: string[] = [];
  const endRun = () => {
    terms.push(...termsOf(plain, concepts));
    plain = [];
  };
  for (const [, minus, phrase, without, word] of query.matchAll(PARTS)) {
    if (word !== undefined) {
      plain.push(...foldedWords(word));
      continue;
    }
    endRun();
    if (without !== undefined) terms.push(...negated(termsOf(foldedWords(without), concepts)));
    else terms.push(...phraseTerm(phrase ?? '', minus === '-'));
  }
  endRun();
  return withoutSmallWords(terms).slice(0, MOST_TERMS);
}

const foldedWords = (text: string) => saidWords(text).map(({ forms }) => forms[0]!);

const negated = (terms: AskedTerm[]) => terms.map((term) => ({ ...term, without: true, also: [] }));

function phraseTerm(phrase: string, without: boolean): AskedTerm[] {
  const way = saidWords(phrase).map(({ forms }) => ({ forms, whole: true }));
  return way.length === 0 ? [] : [{ ways: [way], without, also: [] }];
}

function termsOf(words: readonly string[], concepts: Concepts | null): AskedTerm[] {
  const terms: AskedTerm[] = [];
  let at = 0;
  const sayAsWritten = (to: number) => {
    for (; at < to; at++) terms.push({ ways: [[ownWord(words[at]!)]], without: false, also: [] });
  };
  for (const { concept, from, to } of concepts?.find(words) ?? []) {
    sayAsWritten(from);
    terms.push(conceptTerm(concepts!, concept, words.slice(from, to)));
    at = to;
  }
  sayAsWritten(words.length);
  return terms;
}

function conceptTerm(concepts: Concepts, concept: number, own: readonly string[]): AskedTerm {
  const ways = [
    own.map(own.length === 1 ? ownWord : begun),
    ...beginningsOf(concepts, concept).map((way) => way.split(' ').map(begun)),
  ];
  const also = concepts
    .sayingsOf(concept)
    .filter(({ parts }) => parts.join(' ') !== own.join(' '))
    .map(({ language, written }) => ({ language, word: written }));
  return { ways: withoutCovered(ways).slice(0, MOST_WAYS), without: false, also };
}

const begun = (word: string): AskedWord => ({ forms: formsOf(word), whole: false });

/** What all regular forms of a word begin with, in whichever language leaves most of it away. */
function ownWord(word: string): AskedWord {
  const least = Math.max(LEAST_BEGINNING, word.length - LONGEST_ENDING);
  const keys = Object.values(INFLECTIONS)
    .flatMap(({ formKeys }) => formKeys(word))
    .map((key) => key.replace(KEY_MARK, ''))
    .filter((key) => key.length >= least && word.startsWith(key));
  return begun(keys.reduce((best, key) => (key.length < best.length ? key : best), word));
}

/** A way of one word whose beginning another one has already finds nothing more. */
function withoutCovered(ways: readonly AskedWord[][]): AskedWord[][] {
  const begins = (a: AskedWord[], b: AskedWord[]) =>
    a.length === 1 && b.length === 1 && b[0]!.forms[0]!.startsWith(a[0]!.forms[0]!);
  return ways.filter(
    (way, at) =>
      !ways.some(
        (other, place) => place !== at && begins(other, way) && (!begins(way, other) || place < at),
      ),
  );
}

/** Words that serve grammar ask for nothing beside others that say something. */
function withoutSmallWords(terms: readonly AskedTerm[]): AskedTerm[] {
  const isSmall = ({ ways, without }: AskedTerm) =>
    !without &&
    ways.length === 1 &&
    ways[0]!.length === 1 &&
    !ways[0]![0]!.whole &&
    isStopWordAnywhere(ways[0]![0]!.forms[0]!);
  const telling = terms.filter((term) => !isSmall(term));
  return telling.some(({ without }) => !without) ? telling : Array.from(terms);
}

/** The query as PostgreSQL's `tsquery` has it, with the mark for organisation and week. */
export function bankTsquery(terms: readonly AskedTerm[]): string {
  const all = `'${PREFIX_MARK}'`;
  const asked = terms.map((term) => (term.without ? `!${anyWay(term)}` : anyWay(term)));
  return terms.some(({ without }) => !without) ? asked.join(' & ') : [all, ...asked].join(' & ');
}

/** The same for each thing that must be said, by itself. */
export const bankParts = (terms: readonly AskedTerm[]): string[] =>
  terms.filter(({ without }) => !without).map(anyWay);

const anyWay = ({ ways }: AskedTerm) => `(${ways.map(wayTsquery).join(' | ')})`;

const wayTsquery = (way: readonly AskedWord[]) =>
  `(${way
    .map(({ forms, whole }) => {
      const words = forms.map((form) => `'${PREFIX_MARK}${form}'${whole ? '' : ':*'}`);
      return words.length === 1 ? words[0]! : `(${words.join(' | ')})`;
    })
    .join(' <-> ')})`;
