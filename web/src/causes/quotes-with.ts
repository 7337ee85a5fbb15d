import type { Quote } from '@vocero/api/contract/themes';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The comments that hold all the words, however they are written; by their text or case code. */
export function quotesWith(quotes: readonly Quote[], words: string): readonly Quote[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return quotes;
  return quotes.filter(({ text, caseCode }) => {
    const folded = fold(`${text} ${caseCode}`);
    return wanted.every((word) => folded.includes(word));
  });
}
