import { distinctPhrases, keysOf, type SaidComment } from './phrase-counts.ts';

/** A phrase as one comment has it, with the words on either side. */
export interface Occurrence {
  left: string;
  match: string;
  right: string;
}

/** Characters on either side: about a line of a narrow column. */
const CONTEXT = 80;
const SPACES = /\s+/gu;

/**
 * Where a comment has a phrase in any of its forms, first place only; null where it has not. The
 * sides end at a word, and say with … that more follows.
 * @param key of the phrase; see `PhraseCount`.
 * @see Luhn 1960, "Key word-in-context index for technical literature (kwic index)".
 */
export function findOccurrence(
  comment: Pick<SaidComment, 'text' | 'language'>,
  key: string,
  usualLanguage: string | null,
): Occurrence | null {
  const phrases = distinctPhrases(comment, usualLanguage);
  const phrase = keysOf(key)
    .map((one) => phrases.get(one))
    .find((one) => one !== undefined);
  const found = phrase && formPattern(phrase.surface).exec(comment.text);
  if (!found) return null;
  const end = found.index + found[0].length;
  return {
    left: endOf(comment.text.slice(0, found.index)),
    match: found[0].replace(SPACES, ' '),
    right: beginningOf(comment.text.slice(end)),
  };
}

/** Finds the words of a form as somebody wrote them: in capitals, with a comma between, on two lines. */
function formPattern(surface: string): RegExp {
  const words = surface.split(' ').map((word) => escaped(word).replace(/'/g, "['’]"));
  const between = "['’]?[^\\p{L}\\p{N}\\p{M}]+";
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}'’])${words.join(between)}`, 'iu');
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function endOf(text: string): string {
  const line = text.replace(SPACES, ' ').trimStart();
  if (line.length <= CONTEXT) return line;
  return `…${line.slice(-CONTEXT).replace(/^\S*\s/u, '')}`;
}

function beginningOf(text: string): string {
  const line = text.replace(SPACES, ' ').trimEnd();
  if (line.length <= CONTEXT) return line;
  return `${line.slice(0, CONTEXT).replace(/\s\S*$/u, '')}…`;
}
