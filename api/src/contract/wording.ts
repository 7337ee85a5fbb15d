import type { Locale } from './locales.ts';
import {
  english,
  southSlavic,
  spanish,
  type WordingFault,
  type WordingRule,
} from './wording-rules.ts';

/** A place in a text that may hurt, and what could stand there. */
export interface WordingNote {
  fault: WordingFault;
  /** As it stands in the text. */
  found: string;
  start: number;
  kinder: string;
}

const rules: Record<Locale, readonly WordingRule[]> = {
  en: english,
  es: spanish,
  bs: southSlavic,
  hr: southSlavic,
  'sr-Latn': southSlavic,
  'sr-Cyrl': southSlavic,
};

/** Letters that two of the other script stand for come first. */
const cyrillic: readonly [latin: string, cyrillic: string][] = [
  ...pairs('dž lj nj', 'џ љ њ'),
  ...pairs('a b v g d đ e ž z i j k l m n o', 'а б в г д ђ е ж з и ј к л м н о'),
  ...pairs('p r s t ć u f h c č š', 'п р с т ћ у ф х ц ч ш'),
];
const latinOf = new Map(cyrillic.map(([latin, letter]) => [letter, latin]));

/**
 * What in a text to a customer blames, hides behind policy, is jargon or promises too much. It only
 * warns: it knows phrases, not what is meant. Reads the text once for each phrase and never goes back.
 */
export function wordingNotes(text: string, locale: Locale): WordingNote[] {
  const { plain, at } = fold(text);
  const notes = rules[locale].flatMap(({ fault, phrases, kinder }) =>
    phrases.flatMap((phrase) =>
      placesOf(plain, phrase).map(([from, until]): WordingNote => {
        const start = at[from]!;
        const end = at[until] ?? text.length;
        const shown = locale === 'sr-Cyrl' ? inCyrillic(kinder) : kinder;
        return { fault, found: text.slice(start, end), start, kinder: shown };
      }),
    ),
  );
  return notes
    .sort((a, b) => a.start - b.start || b.found.length - a.found.length)
    .filter((note, i, all) => {
      const before = all[i - 1];
      return !before || note.start >= before.start + before.found.length;
    });
}

/** Small Latin letters with single spaces, and for each of them where it stood in the text. */
function fold(text: string): { plain: string; at: number[] } {
  const parts: string[] = [];
  const at: number[] = [];
  let offset = 0;
  for (const letter of text) {
    const small = letter.toLowerCase();
    const isSpace = small.trim() === '';
    const folded = isSpace ? (parts.at(-1) === ' ' ? '' : ' ') : (latinOf.get(small) ?? small);
    for (let i = 0; i < folded.length; i++) at.push(offset);
    if (folded) parts.push(folded);
    offset += letter.length;
  }
  return { plain: parts.join(''), at };
}

/** Where a phrase stands as whole words: from, until. */
function placesOf(plain: string, phrase: string): [number, number][] {
  const goesOn = phrase.endsWith('*');
  const words = goesOn ? phrase.slice(0, -1) : phrase;
  const places: [number, number][] = [];
  for (let from = plain.indexOf(words); from >= 0; from = plain.indexOf(words, from + 1)) {
    let until = from + words.length;
    if (isLetter(plain[from - 1])) continue;
    if (goesOn) while (isLetter(plain[until])) until += 1;
    else if (isLetter(plain[until])) continue;
    places.push([from, until]);
  }
  return places;
}

const isLetter = (letter: string | undefined) =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

const inCyrillic = (text: string) =>
  cyrillic.reduce((words, [latin, letter]) => words.replaceAll(latin, letter), text);

function pairs(latin: string, letters: string): [string, string][] {
  const others = letters.split(' ');
  return latin.split(' ').map((one, i) => [one, others[i]!]);
}
