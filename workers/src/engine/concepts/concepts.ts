import {
  tabulateConcepts,
  type ConceptPhrase,
  type ConceptTable,
  type ConceptTables,
} from './concept-tables.ts';
import { INFLECTIONS, LEXICON_LANGUAGES, type LexiconLanguage } from './inflection.ts';
import { makeSigns, signsOf, type Signs } from './concept-signs.ts';
import { isNegation, isStopWord } from '../words/stop-words.ts';

/** A concept that a run of words names: words[from] … words[to − 1]. */
export interface FoundConcept {
  /** Its place among all concepts. */
  concept: number;
  from: number;
  to: number;
}

/** One folded word in the light of each language of the lexicon, in their order. */
export interface MetWord {
  /** The concept it names alone, or −1. */
  concepts: number[];
  /** How much it speaks for the language: see `likelyLanguages`. */
  votes: number[];
  /** By which phrases know it. */
  keys: string[][];
  /** The phrases that begin with it, by each key of their second word; null for none. */
  starts: (ReadonlyMap<string, ConceptPhrase[]> | null)[];
  /** It serves grammar and turns nothing round: it may stand within a phrase. */
  passes: boolean[];
}

const MAX_REMEMBERED = 50_000;
/** How surely a word tells its language: one that serves grammar, a word known as written, a form. */
const VOTES = { serves: 1, written: 0.5, form: 0.25 };
/** Languages this near to the likeliest are read too. */
const AS_LIKELY = 0.9;
/** So many words that serve grammar may stand between two words of a phrase. */
const REACH = 2;

/**
 * The things that people name, whatever the language: finds in the words of a comment the concepts
 * of a lexicon, the longest phrase first, then the word as written, by number, by its endings.
 */
export class Concepts {
  /** What it was made of. */
  readonly texts: readonly string[];
  private readonly tables: ConceptTables;
  /** The words that stand for concepts among the words of a comment. */
  readonly signs: Signs;
  private met = new Map<string, MetWord>();

  /** @throws RangeError that says in plain words which line cannot be read, and why. */
  constructor(texts: readonly string[]) {
    this.texts = texts;
    this.tables = tabulateConcepts(texts);
    this.signs = makeSigns(this.tables, (word, language) => {
      return conceptNamed(this.tables.tables[language], word, language);
    });
  }

  /** Name of a concept. */
  nameOf(concept: number): string {
    return this.tables.ids[concept]!;
  }

  /** The words and phrases for a concept in all languages, as folded words. */
  sayingsOf(concept: number): ConceptTables['sayings'][number] {
    return this.tables.sayings[concept]!;
  }

  /** The concepts in a comment's folded words, in order. */
  find(words: readonly string[]): FoundConcept[] {
    return this.findIn(words.map((word) => this.meet(word)));
  }

  /** What is known of a folded word, worked out when it is first met. */
  meet(word: string): MetWord {
    const known = this.met.get(word);
    if (known) return known;
    if (this.met.size >= MAX_REMEMBERED) this.met.clear();
    const met = this.look(word);
    this.met.set(word, met);
    return met;
  }

  findIn(words: readonly MetWord[]): FoundConcept[] {
    const languages = likelyLanguages(words);
    const found: FoundConcept[] = [];
    for (let at = 0; at < words.length;) {
      const next = phraseAt(words, at, languages) ?? wordAt(words, at, languages);
      if (next) found.push(next);
      at = next ? next.to : at + 1;
    }
    return found;
  }

  /** The signs of the concepts that the words of a comment name, then those of their kinds. */
  signsIn(words: readonly MetWord[]): number[] {
    const found = this.findIn(words).map(({ concept }) => concept);
    return signsOf(this.signs, found);
  }

  private look(word: string): MetWord {
    const met: MetWord = { concepts: [], votes: [], keys: [], starts: [], passes: [] };
    for (const language of LEXICON_LANGUAGES) {
      const table = this.tables.tables[language];
      const serves = isStopWord(word, language);
      const forms = INFLECTIONS[language].formKeys(word);
      const concept = conceptNamed(table, word, language);
      const written = table.words.has(word);
      met.concepts.push(concept);
      met.votes.push(
        serves ? VOTES.serves : written ? VOTES.written : concept >= 0 ? VOTES.form : 0,
      );
      const known = [word, ...forms];
      met.keys.push(known);
      met.starts.push(startsOf(table, known));
      met.passes.push(serves && !isNegation(word));
    }
    return met;
  }
}

const made: Concepts[] = [];
const MOST_MADE = 8;

/** The concepts of these texts; the last few used are kept, since making them takes a while. */
export function conceptsOf(texts: readonly string[]): Concepts {
  const known = made.find(
    (other) => other.texts.length === texts.length && other.texts.every((t, i) => t === texts[i]),
  );
  const concepts = known ?? new Concepts(texts);
  if (known) made.splice(made.indexOf(known), 1);
  made.unshift(concepts);
  made.length = Math.min(made.length, MOST_MADE);
  return concepts;
}

/** The concept that a word names in a language, or −1; what serves grammar is no form of a word. */
function conceptNamed(table: ConceptTable, word: string, language: LexiconLanguage): number {
  const forms = isStopWord(word, language) ? [] : INFLECTIONS[language].formKeys(word);
  return conceptOf(table, word, forms);
}

/** As written or else by the surest key; of words that share it the latest, then the nearest in length. */
function conceptOf({ words, keys }: ConceptTable, word: string, forms: readonly string[]): number {
  const list = words.get(word) ?? forms.map((key) => keys.get(key)).find((found) => found);
  if (!list) return -1;
  const far = ({ length }: { length: number }) => Math.abs(length - word.length);
  return list.reduce((best, form) => {
    if (form.text !== best.text) return form.text > best.text ? form : best;
    return far(form) < far(best) ? form : best;
  }).concept;
}

function startsOf({ phrases }: ConceptTable, keys: readonly string[]) {
  const own = new Set(keys.flatMap((key) => phrases.get(key) ?? []));
  if (own.size === 0) return null;
  const bySecond = new Map<string, ConceptPhrase[]>();
  for (const phrase of own) {
    for (const key of phrase.parts[1]!) {
      const list = bySecond.get(key);
      if (list) list.push(phrase);
      else bySecond.set(key, [phrase]);
    }
  }
  return bySecond;
}

/** The languages a comment may be in, the likeliest first; all where no word tells. */
function likelyLanguages(words: readonly MetWord[]): number[] {
  const sums = LEXICON_LANGUAGES.map(() => 0);
  for (const { votes } of words) votes.forEach((vote, language) => (sums[language]! += vote));
  const most = Math.max(...sums);
  return Array.from(sums.keys())
    .filter((language) => sums[language]! >= AS_LIKELY * most)
    .sort((a, b) => sums[b]! - sums[a]!);
}

function wordAt(
  words: readonly MetWord[],
  at: number,
  languages: readonly number[],
): FoundConcept | null {
  for (const language of languages) {
    const concept = words[at]!.concepts[language]!;
    if (concept >= 0) return { concept, from: at, to: at + 1 };
  }
  return null;
}

/** The longest phrase that begins at a word. */
function phraseAt(
  words: readonly MetWord[],
  at: number,
  languages: readonly number[],
): FoundConcept | null {
  for (const language of languages) {
    const starts = words[at]!.starts[language];
    if (!starts) continue;
    let best: FoundConcept | null = null;
    for (let next = at + 1; next < words.length && next <= at + 1 + REACH; next++) {
      for (const key of words[next]!.keys[language]!) {
        for (const { parts, concept } of starts.get(key) ?? []) {
          const to = endOf(parts, words, next + 1, language);
          if (to > (best?.to ?? 0)) best = { concept, from: at, to };
        }
      }
      if (!words[next]!.passes[language]) break;
    }
    if (best) return best;
  }
  return null;
}

/** Where the words of a phrase from its third on end, or 0 when they do not follow. */
function endOf(
  parts: readonly ReadonlySet<string>[],
  words: readonly MetWord[],
  from: number,
  language: number,
): number {
  let end = from;
  for (let part = 2; part < parts.length; part++) {
    let passed = 0;
    while (!words[end]?.keys[language]!.some((key) => parts[part]!.has(key))) {
      if (!words[end]?.passes[language] || passed++ === REACH) return 0;
      end++;
    }
    end++;
  }
  return end;
}
