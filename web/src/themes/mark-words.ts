export interface Piece {
  text: string;
  marked: boolean;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * A text in pieces, those marked that hold one of the terms: whole words, whatever their case or their
 * accents, with anything that is not a letter between the words of a term.
 */
export function markWords(text: string, terms: readonly string[]): Piece[] {
  const words = wordsOf(text);
  const marks = terms
    .map((term) => wordsOf(term).map(({ folded }) => folded))
    .filter((term) => term.length > 0)
    .flatMap((term) => places(words, term));
  return cut(text, marks);
}

interface Span {
  from: number;
  to: number;
}

interface Word extends Span {
  folded: string;
}

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    folded: fold(word),
  }));

const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'dj');

function places(words: readonly Word[], term: readonly string[]): Span[] {
  return words.flatMap((word, at) => {
    const last = words[at + term.length - 1];
    const fits = last && term.every((part, step) => words[at + step]?.folded === part);
    return fits ? [{ from: word.from, to: last.to }] : [];
  });
}

function cut(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    pieces.push({ text: text.slice(start, to), marked: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), marked: false });
  return pieces;
}
