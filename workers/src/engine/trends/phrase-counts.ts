import { languageFamily } from '../words/language.ts';
import { NameCounts } from '../labels/name-counts.ts';
import { hasName, joinNames, type Names } from '../labels/names.ts';
import { phrasesIn, type Phrase } from '../labels/phrases.ts';
import { tokenize, type Token } from '../words/tokens.ts';

/** A comment whose phrases are counted. */
export interface SaidComment {
  text: string;
  /** ISO 639-1 or BCP 47; null where it is too short to tell. */
  language: string | null;
  /** Who said it, by any name; null: not known. */
  customer: string | null;
}

/** Between the keys of a phrase that is written alike in several languages. */
const EITHER = '|';

/** The keys of a phrase in single languages. */
export const keysOf = (key: string): string[] => key.split(EITHER);

/** What was counted of one phrase. */
export interface PhraseCount {
  /** See `Phrase`; several, between bars, where languages stem it differently. */
  key: string;
  size: number;
  /** Comments that have it. */
  count: number;
  /** Different people who said it, as far as `leastPeople` counts; who is not named is somebody else. */
  people: number;
  /** The form of it that most comments use. */
  surface: string;
}

/** A phrase of fewer people may be about a person, and is never shown. */
export const leastPeople = 3;

/**
 * The different phrases of a comment; language as it is stored, or that of most others where it is
 * not known.
 */
export function distinctPhrases(
  { text, language }: Pick<SaidComment, 'text' | 'language'>,
  usualLanguage: string | null,
): Map<string, Phrase> {
  return distinctIn(tokenize(text), familyOf(language, usualLanguage));
}

const familyOf = (language: string | null, usualLanguage: string | null) =>
  language === null ? usualLanguage : languageFamily(language);

function distinctIn(tokens: readonly Token[], language: string | null): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const phrase of phrasesIn(tokens, language)) {
    if (!phrases.has(phrase.key)) phrases.set(phrase.key, phrase);
  }
  return phrases;
}

interface Tally {
  size: number;
  count: number;
  unnamed: number;
  /** At most `leastPeople` names: more need not be told apart. */
  names: string[];
  surface: string;
  /** Comments by form, from the second one on. */
  surfaces: Map<string, number> | null;
}

/**
 * Counts in how many comments each phrase stands. Comments can be added little by little, so that
 * whoever counts many of them can do other things in between. No phrase is shown that holds a name: by
 * what these comments tell, and by what a model knows.
 */
export class PhraseCounts {
  readonly #tallies = new Map<string, Tally>();
  readonly #usualLanguage: string | null;
  readonly #known: Names;
  readonly #names = new NameCounts();
  #comments = 0;

  /** @param known names that a model has; these comments may be those of one week. */
  constructor(usualLanguage: string | null, known: Names) {
    this.#usualLanguage = usualLanguage;
    this.#known = known;
  }

  get comments(): number {
    return this.#comments;
  }

  add(comment: SaidComment): void {
    this.#comments++;
    const family = familyOf(comment.language, this.#usualLanguage);
    const tokens = tokenize(comment.text);
    this.#names.add(tokens, family);
    for (const phrase of distinctIn(tokens, family).values()) {
      const tally = this.#tallies.get(phrase.key);
      if (tally) addTo(tally, phrase.surface, comment.customer);
      else this.#tallies.set(phrase.key, newTally(phrase, comment.customer));
    }
  }

  /** The phrases that enough people said and that name nobody, in the order in which they were first met. */
  shown(): PhraseCount[] {
    const shown: PhraseCount[] = [];
    const hidden = joinNames(this.#known, this.#names.found());
    for (const [key, { size, count, unnamed, names, surface, surfaces }] of this.#tallies) {
      const people = names.length + unnamed;
      if (people < leastPeople) continue;
      const form = surfaces ? mostUsed(surfaces) : surface;
      if (!hasName(hidden, form)) shown.push({ key, size, count, people, surface: form });
    }
    return joinEqual(shown);
  }
}

/** What is written alike is one phrase to whoever reads it, whatever languages make of it. */
function joinEqual(phrases: readonly PhraseCount[]): PhraseCount[] {
  const bySurface = new Map<string, PhraseCount>();
  for (const phrase of phrases) {
    const known = bySurface.get(phrase.surface);
    bySurface.set(phrase.surface, known ? joined(known, phrase) : phrase);
  }
  return Array.from(bySurface.values());
}

const joined = (a: PhraseCount, b: PhraseCount): PhraseCount => ({
  key: a.key + EITHER + b.key,
  size: Math.max(a.size, b.size),
  count: a.count + b.count,
  people: a.people + b.people,
  surface: a.surface,
});

function newTally({ size, surface }: Phrase, customer: string | null): Tally {
  const names = customer === null ? [] : [customer];
  return { size, count: 1, unnamed: 1 - names.length, names, surface, surfaces: null };
}

function addTo(tally: Tally, surface: string, customer: string | null): void {
  const { names, surfaces } = tally;
  const known = surfaces ?? (tally.surfaces = new Map([[tally.surface, tally.count]]));
  known.set(surface, (known.get(surface) ?? 0) + 1);
  tally.count++;
  if (customer === null) tally.unnamed++;
  else if (names.length < leastPeople && !names.includes(customer)) names.push(customer);
}

/** Of equally used forms the shorter, then the first in order of letters. */
function mostUsed(surfaces: ReadonlyMap<string, number>): string {
  const falling = Array.from(surfaces).sort(
    ([a, uses], [b, others]) => others - uses || a.length - b.length || (a < b ? -1 : 1),
  );
  return falling[0]![0];
}

/** How many comments of another set have each of these phrases; added little by little as well. */
export class PhraseUses {
  readonly #uses: Map<string, number>;
  readonly #usualLanguage: string | null;
  #comments = 0;

  constructor(phrases: readonly Pick<PhraseCount, 'key'>[], usualLanguage: string | null) {
    this.#uses = new Map(phrases.flatMap(({ key }) => keysOf(key)).map((key) => [key, 0]));
    this.#usualLanguage = usualLanguage;
  }

  get comments(): number {
    return this.#comments;
  }

  add(comment: Pick<SaidComment, 'text' | 'language'>): void {
    this.#comments++;
    for (const key of distinctPhrases(comment, this.#usualLanguage).keys()) {
      const uses = this.#uses.get(key);
      if (uses !== undefined) this.#uses.set(key, uses + 1);
    }
  }

  of(key: string): number {
    return keysOf(key).reduce((sum, one) => sum + (this.#uses.get(one) ?? 0), 0);
  }
}
