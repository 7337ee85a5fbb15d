import { isName, type Names } from './names.ts';
import { opensName, opensQuestion } from './openers.ts';
import { hasCapital, isPersonal } from './personal.ts';
import { mostOf, placesOf, sampled, type Place } from './places.ts';
import { MANY_COMMENTS } from './name-counts.ts';
import { phraseStem } from '../words/phrase-stems.ts';
import { beginsClause, isNegation, isStopWord, opensPhrase } from '../words/stop-words.ts';
import type { Token } from '../words/tokens.ts';

/** A word that stands beside the name in at least this share of them belongs to it … */
const MOSTLY = 0.5;
/** … if at least this share of those that hold its words write it so. */
const LEAST_PART = 0.25;
const LEAST_READ = 3;
const MOST_WORDS = 7;
const MOST_ADDED = 4;

/**
 * A name with the words that most of its comments have around it: "when will my item arrive" for
 * "item arrive", "get a quote" for "quote". What serves grammar alone is left out again at the rim.
 * @param surface the name as people write it, in small letters.
 * @param texts comments that hold it.
 * @param names that the whole corpus tells: it grows into none of them.
 */
export function grownName(
  surface: string,
  texts: readonly string[],
  language: string | null,
  names: Names,
): string {
  const name = surface.split(' ');
  const read = sampled(texts);
  const places = placesOf(name, read);
  if (places.length < Math.max(LEAST_READ, LEAST_PART * read.length)) return surface;
  const said = { language, names };
  const before = grow(places, -1, MOST_WORDS - name.length, said).reverse();
  const left = trimmedLeft(before, language);
  const after = grow(places, name.length, MOST_WORDS - name.length - left.length, said);
  const right = trimmedRight(after, language);
  const whole = [...left.map(surfaceOf), ...name, ...right.map(surfaceOf)];
  return whole.join(' ');
}

/** Words that most places have beside the name. */
interface Grown {
  word: string;
  tokens: Token[];
  /** Whether mostly a telling word follows at once: "my last" before "bill". */
  goesOn: boolean;
}

interface Said {
  language: string | null;
  names: Names;
}

/** The words that most places have one after another on one side, the nearest first. */
function grow(
  places: readonly Place[],
  start: number,
  most: number,
  { language, names }: Said,
): Grown[] {
  const step = start < 0 ? -1 : 1;
  const grown: Grown[] = [];
  let open = places;
  while (grown.length < Math.min(most, MOST_ADDED)) {
    const offset = start + step * grown.length;
    const beside = open.flatMap((place) => {
      const token = besideName(place, offset, step, language);
      return token && !isName(names, token.word) ? [{ place, token }] : [];
    });
    const stem = mostOf(beside.map(({ token }) => phraseStem(token.word, language)));
    const same = beside.filter(({ token }) => phraseStem(token.word, language) === stem);
    if (namesSomebody(same, language)) break;
    if (stem === null || same.length < MOSTLY * places.length) {
      const asked = step < 0 ? beside.filter(({ token }) => asks(token, language)) : [];
      if (asked.length < MOSTLY * places.length) break;
      const question = mostOf(asked.map(({ token }) => token.word))!;
      const tokens = asked.filter(({ token }) => token.word === question);
      grown.push({ word: question, tokens: tokens.map(({ token }) => token), goesOn: false });
      break;
    }
    const tokens = same.map(({ token }) => token);
    const following = same.filter(({ place }) => isFollowed(place, offset, language)).length;
    const goesOn = following > MOSTLY * same.length;
    grown.push({ word: mostOf(tokens.map(({ word }) => word))!, tokens, goesOn });
    open = same.map(({ place }) => place);
  }
  return grown;
}

const surfaceOf = ({ tokens }: Grown): string => mostOf(tokens.map(({ surface }) => surface))!;

/** The word there, if no stop lies between and it names nobody. */
function besideName({ tokens, at }: Place, offset: number, step: number, language: string | null) {
  const token = tokens[at + offset];
  if (!token) return undefined;
  const border = step < 0 ? tokens[at + offset + 1]! : token;
  if (border.breaks || border.comma) return undefined;
  return isPersonal(tokens, at + offset, language) ? undefined : token;
}

function isFollowed({ tokens, at }: Place, offset: number, language: string | null): boolean {
  const next = tokens[at + offset + 1];
  return next !== undefined && !next.breaks && !next.comma && isTelling(next.word, language);
}

/** What few write, and with a capital, may be the name of a person. */
const namesSomebody = (same: readonly { token: Token }[], language: string | null) =>
  same.length < MANY_COMMENTS && same.some(({ token }) => hasCapital(token, language));

/** From the first word that may open a name; what tells something must be of the same clause. */
function trimmedLeft(words: readonly Grown[], language: string | null): readonly Grown[] {
  const lastBorder = words.findLastIndex(({ word }) => beginsClause(word, language));
  const first = words.findIndex(
    (word, at) => mayOpen(word, language) && (at > lastBorder || !isTelling(word.word, language)),
  );
  return first < 0 ? [] : words.slice(first);
}

function mayOpen({ word, tokens }: Grown, language: string | null): boolean {
  if (isNegation(word) || opensName(word, language) || isTelling(word, language)) return true;
  const first = tokens.filter(({ breaks }) => breaks).length;
  return opensQuestion(word, language) && 2 * first >= tokens.length;
}

const asks = ({ word, breaks }: Token, language: string | null) =>
  opensPhrase(word, undefined) ||
  opensName(word, language) ||
  (breaks && opensQuestion(word, language));

/** To the last word of the clause that tells something. */
function trimmedRight(words: readonly Grown[], language: string | null): readonly Grown[] {
  const border = words.findIndex(({ word }) => beginsClause(word, language));
  const own = border < 0 ? words : words.slice(0, border);
  const last = own.findLastIndex(({ word, goesOn }) => !goesOn && isTelling(word, language));
  return own.slice(0, last + 1);
}

const isTelling = (word: string, language: string | null) =>
  !isStopWord(word, language) && !isNegation(word) && !beginsClause(word, language);
