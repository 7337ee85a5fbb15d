import { stemOf, withoutYat } from '../words/word-features.ts';
import { foldedWords, type FoldedWords } from './folded-words.ts';

/** A word of a phrase: its stem, or where `exact` the whole folded word. */
interface Part {
  value: string;
  exact: boolean;
}

interface Term {
  /** As it was written in the list. */
  written: string;
  /** Which list it stands in. */
  list: number;
  parts: Part[];
}

/** Comments use the same words over and over. */
const MOST_REMEMBERED = 20_000;
const QUOTED = /^["“”„«].*["“”»]$/u;

/**
 * Makes ready to find the words and phrases of several lists in a text. The words of a phrase follow
 * one another within a sentence.
 * @returns a function that gives for each list the term found first, undefined where none was.
 */
export function compileTerms(lists: readonly (readonly string[])[]) {
  const terms = lists.flatMap((words, list) => words.flatMap((word) => readTerm(word, list)));
  const remembered = new Map<string, Term[]>();
  const termsFrom = (word: string): Term[] => {
    const known = remembered.get(word);
    if (known) return known;
    const found = terms.filter(({ parts }) => isWord(parts[0]!, word));
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, found);
    return found;
  };
  return (text: string): (string | undefined)[] => {
    const found: (string | undefined)[] = lists.map(() => undefined);
    if (terms.length === 0) return found;
    const words = foldedWords(text);
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (!word) continue;
      for (const term of termsFrom(word)) {
        if (found[term.list] === undefined && stands(term, words, at)) {
          found[term.list] = term.written;
        }
      }
    }
    return found;
  };
}

/** None where it holds no word at all. */
function readTerm(written: string, list: number): Term[] {
  const exact = QUOTED.test(written.trim());
  const words = foldedWords(written).filter((word) => word !== null);
  const parts = words.map((word) => ({ value: exact ? word : stemOf(word), exact }));
  return parts.length > 0 ? [{ written, list, parts }] : [];
}

const isWord = ({ value, exact }: Part, word: string): boolean =>
  exact ? word === value : stemOf(word) === value || isForm(value, withoutYat(word));

/** Stems cut nothing off short words: their plurals and cases are one letter longer. */
const isForm = (stem: string, word: string): boolean =>
  word.startsWith(stem) && ENDINGS[stem.length]?.test(word.slice(stem.length)) === true;

/** By the length of the short word. */
const ENDINGS: Partial<Record<number, RegExp>> = { 3: /^s$/, 4: /^[saeiou]$/ };

function stands({ parts }: Term, words: FoldedWords, from: number): boolean {
  return parts.every((part, at) => {
    if (at === 0) return true; // that is how it was come by
    const word = words[from + at];
    return word !== null && word !== undefined && isWord(part, word);
  });
}
