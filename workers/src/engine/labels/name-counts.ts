import { isIntroduced, isMentioned } from './name-cues.ts';
import { isFormOfAny, type Names } from './names.ts';
import { actsAsPerson, isPraised, isThing } from './person-cues.ts';
import { hasCapital, standsWithName } from './personal.ts';
import { languageFamily, majorityLanguage } from '../words/language.ts';
import { tokenize, type Token } from '../words/tokens.ts';

/** What this many comments say is the name of a product or a place, not of one person … */
export const MANY_COMMENTS = 5;
/** … unless so much of its uses with a capital stands with a given name or a title … */
const LEAST_WITH_NAME = 0.03;
/** … or so much with words that often stand before the name of a person: "thanks to" … */
const LEAST_MENTIONED = 0.25;
/** … or so many of its comments say of it what is said of people, two of them what is said of nothing else … */
const LEAST_SAID = 1 / 3;
/** … while next to none has it where a thing or a place stands: "my PayPal", "in Zagreb". */
const MOST_AS_THING = 0.1;
/** Where half of all with a capital do, no title or given name makes a person of it: mostly "in Texas", once "Charlotte Texas". */
const MOSTLY_THING = 0.5;
/** A name is written with a capital in at least this share of its uses within sentences. */
const MOSTLY = 0.8;

/** In how many comments a word is so. */
interface Uses {
  comments: number;
  /** Within a sentence, where a capital says something. */
  within: number;
  capital: number;
  /** With a capital beside a given name, after a title or "my name is". */
  withName: number;
  /** With a capital so as well, or after "thanks to" and the like. */
  mentioned: number;
  /** Mentioned, or doing what people do, as a sentence may begin too: "Quillon helped me". */
  acting: number;
  /** Acting, or praised as people and things are: "Quillon was great". */
  said: number;
  /** With a capital where a thing or a place stands. */
  thing: number;
}

type Use = keyof Uses;

/** What was seen of a word, and which of it in the comment read last that has it. */
interface Entry extends Uses {
  lastComment: number;
  /** One bit for each use. */
  seen: number;
}

/**
 * Finds the names of people over many comments: words with a capital in at least 80 % of their uses within
 * sentences that are in fewer than 5 comments, or stand where people are named, see the shares above.
 * Comments are added one by one, then asked for.
 */
export class NameCounts {
  readonly #uses = new Map<string, Entry>();
  #comments = 0;

  add(tokens: readonly Token[], language: string | null): void {
    this.#comments++;
    tokens.forEach((token, at) => {
      const entry = this.#entryOf(token.word);
      if (entry.lastComment !== this.#comments) {
        entry.lastComment = this.#comments;
        entry.comments++;
        entry.seen = 0;
      }
      addUses(entry, tokens, at, language);
    });
  }

  #entryOf(word: string): Entry {
    let entry = this.#uses.get(word);
    if (!entry) this.#uses.set(word, (entry = { ...NONE, lastComment: 0, seen: 0 }));
    return entry;
  }

  found(): Names {
    const people = new Set<string>();
    for (const [word, uses] of this.#uses) {
      if (isWrittenAsName(uses) && namesPeople(uses)) people.add(word);
    }
    const [scarce, usual, capitals] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const forms: string[] = [];
    for (const [word, uses] of this.#uses) {
      if (people.has(word)) continue;
      const asName = isWrittenAsName(uses);
      if (asName && isFormOfAny(people, word)) forms.push(word);
      else if (uses.comments >= MANY_COMMENTS) {
        usual.add(word);
        if (asName) capitals.add(word);
      } else if (asName) scarce.add(word);
    }
    return { people: new Set([...people, ...forms]), scarce, usual, capitals };
  }
}

/** The names that these comments tell. */
export function namesOf(comments: readonly { text: string; language: string | null }[]): Names {
  const usual = majorityLanguage(comments);
  const counts = new NameCounts();
  for (const { text, language } of comments) {
    counts.add(tokenize(text), language === null ? usual : languageFamily(language));
  }
  return counts.found();
}

const NONE: Uses = {
  comments: 0,
  within: 0,
  capital: 0,
  withName: 0,
  mentioned: 0,
  acting: 0,
  said: 0,
  thing: 0,
};

const BITS = new Map(Object.keys(NONE).map((use, bit) => [use, 1 << bit]));

/** Counts a use once for each comment. */
function note(entry: Entry, use: Use) {
  const bit = BITS.get(use)!;
  if (entry.seen & bit) return;
  entry.seen |= bit;
  entry[use]++;
}

function addUses(entry: Entry, tokens: readonly Token[], at: number, language: string | null) {
  const token = tokens[at]!;
  const capital = hasCapital(token, language);
  const opens = at === 0 || token.breaks;
  if (!capital && !opens) {
    note(entry, 'within');
    return;
  }
  const acts = actsAsPerson(tokens, at);
  if (acts) note(entry, 'acting');
  if (acts || isPraised(tokens, at)) note(entry, 'said');
  if (!capital) return;
  note(entry, 'within');
  note(entry, 'capital');
  if (isThing(tokens, at, language)) note(entry, 'thing');
  const withName = standsWithName(tokens, at, language) || isIntroduced(tokens, at);
  if (withName) note(entry, 'withName');
  if (!withName && !isMentioned(tokens, at)) return;
  for (const use of ['mentioned', 'acting', 'said'] as const) note(entry, use);
}

const isWrittenAsName = ({ capital, within }: Uses) => capital > 0 && capital >= MOSTLY * within;

function namesPeople({
  comments,
  capital,
  withName,
  mentioned,
  acting,
  said,
  thing,
}: Uses): boolean {
  if (comments >= MANY_COMMENTS && thing >= MOSTLY_THING * capital) return false;
  return (
    (withName > 0 && withName >= LEAST_WITH_NAME * capital) ||
    (mentioned > 1 && mentioned >= LEAST_MENTIONED * capital) ||
    (acting > 1 && said >= LEAST_SAID * comments && thing < MOST_AS_THING * comments)
  );
}
