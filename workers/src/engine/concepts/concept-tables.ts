import { INFLECTIONS, LEXICON_LANGUAGES, type LexiconLanguage } from './inflection.ts';
import { isStopWord } from '../words/stop-words.ts';
import { readLexiconLines, type LexiconLine } from './lexicon-lines.ts';
import { tokenize } from '../words/tokens.ts';

/** A word of the lexicon that has some form: its concept, and how long the word is. */
interface Form {
  concept: number;
  length: number;
  /** Place of the text it stands in: an organisation's own words come last, and win. */
  text: number;
}

/** Words that follow each other: each by the keys one of which a form of it has. */
export interface ConceptPhrase {
  parts: ReadonlySet<string>[];
  concept: number;
}

/** The words of one language. */
export interface ConceptTable {
  /** As written. */
  words: Map<string, Form[]>;
  /** By keys that regular forms share. */
  keys: Map<string, Form[]>;
  /** By each key of the first word, the longest first. */
  phrases: Map<string, ConceptPhrase[]>;
  /** By word of a phrase the keys of its forms. */
  keysOfParts: Map<string, ReadonlySet<string>>;
}

export interface ConceptTables {
  /** Name of each concept. */
  ids: string[];
  /** Heading that each stands under, or null. */
  kinds: (string | null)[];
  /** The words and phrases for each, as folded words and as the lexicon writes them. */
  sayings: { language: LexiconLanguage; parts: string[]; written: string }[][];
  tables: Record<LexiconLanguage, ConceptTable>;
}

/** They tell whose or which, and people leave them out or take another. */
const LIGHT: Record<LexiconLanguage, ReadonlySet<string>> = {
  en: new Set('my your his her our their me us him them the a an'.split(' ')),
  es: new Set('me te se le les nos mi tu su el la los las un una'.split(' ')),
  bs: new Set('se me mi ga je su sam mu joj nam vam im'.split(' ')),
};

/**
 * Turns lexicon texts into tables to look words up in. A later text adds words to concepts of an
 * earlier one by their names; the words of a line without a name belong to the concept that the first
 * known one of them is, or else are a concept of their own.
 * @throws RangeError that names a line that cannot be read, or a concept that stands twice in a text.
 */
export function tabulateConcepts(texts: readonly string[]): ConceptTables {
  const made: ConceptTables = {
    ids: [],
    kinds: [],
    sayings: [],
    tables: { en: empty(), es: empty(), bs: empty() },
  };
  const numbers = new Map<string, number>();
  texts.forEach((text, at) => {
    const here = new Set<string>();
    for (const line of readLexiconLines(text)) {
      if (line.id !== null && here.has(line.id)) throw new RangeError(`“${line.id}” stands twice`);
      if (line.id !== null) here.add(line.id);
      addLine(made, numbers, line, at);
    }
  });
  for (const { phrases } of Object.values(made.tables)) {
    for (const list of phrases.values()) list.sort((a, b) => b.parts.length - a.parts.length);
  }
  return made;
}

function empty(): ConceptTable {
  return { words: new Map(), keys: new Map(), phrases: new Map(), keysOfParts: new Map() };
}

interface Entry {
  language: LexiconLanguage;
  /** Folded words. */
  parts: string[];
  written: string;
  /** It is a verb as a dictionary has it. */
  isVerb: boolean;
}

function addLine(
  { ids, kinds, sayings, tables }: ConceptTables,
  numbers: Map<string, number>,
  { id, kind, words }: LexiconLine,
  text: number,
) {
  const entries = words.flatMap(({ language, word }) => {
    const tokens = tokenize(word);
    const parts = tokens.map((token) => token.word);
    const own = LEXICON_LANGUAGES.filter((known) => known === language);
    return (own.length > 0 ? own : LEXICON_LANGUAGES).map((known) => {
      const isVerb = INFLECTIONS[known].isVerb(tokens[0]?.surface ?? '');
      return { language: known, parts, written: word, isVerb };
    });
  });
  const known = id === null ? conceptOfFirstKnown(tables, entries) : numbers.get(id);
  const concept = known ?? ids.push(id ?? `own-${ids.length}`) - 1;
  kinds[concept] ??= kind;
  if (id !== null) numbers.set(id, concept);
  (sayings[concept] ??= []).push(...entries);
  for (const language of LEXICON_LANGUAGES) {
    const own = entries.filter((entry) => entry.language === language);
    const verbs = own.filter(({ isVerb }) => isVerb).map(({ parts }) => parts[0]![0]);
    for (const entry of own) {
      const mayBeVerb = verbs.includes(entry.parts[0]?.[0]);
      addWords(tables[language], { ...entry, mayBeVerb, concept, text });
    }
  }
}

function conceptOfFirstKnown(tables: ConceptTables['tables'], entries: readonly Entry[]) {
  for (const { language, parts } of entries) {
    const found = parts.length === 1 ? tables[language].words.get(parts[0]!)?.[0] : undefined;
    if (found) return found.concept;
  }
  return undefined;
}

interface Added extends Entry {
  concept: number;
  text: number;
  /** The line has a verb that begins alike: this may be another form of it. */
  mayBeVerb: boolean;
}

function addWords(table: ConceptTable, { language, parts, mayBeVerb, concept, text }: Added) {
  const kept = withoutLight(parts, language);
  const [first, ...rest] = kept;
  if (first === undefined) return;
  if (rest.length === 0) {
    const form = { concept, length: first.length, text };
    push(table.words, first, form);
    for (const key of INFLECTIONS[language].lemmaKeys(first, mayBeVerb))
      push(table.keys, key, form);
    return;
  }
  const sets = kept.map((part) => phraseKeys(table, part, language));
  for (const key of sets[0]!) push(table.phrases, key, { parts: sets, concept });
}

function withoutLight(parts: string[], language: LexiconLanguage): string[] {
  const heavy = parts.filter((part) => !LIGHT[language].has(part));
  const says = heavy.length > 1 || (heavy.length === 1 && !isStopWord(heavy[0]!, language));
  return says ? heavy : parts;
}

/** Inside a phrase a word may be inflected in any way; words of many phrases share one set. */
function phraseKeys(
  { keysOfParts }: ConceptTable,
  word: string,
  language: LexiconLanguage,
): ReadonlySet<string> {
  const known = keysOfParts.get(word);
  if (known) return known;
  const { lemmaKeys, formKeys } = INFLECTIONS[language];
  const keys = new Set([word, ...lemmaKeys(word, true), ...formKeys(word)]);
  keysOfParts.set(word, keys);
  return keys;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
