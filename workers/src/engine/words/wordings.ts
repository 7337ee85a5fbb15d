import { CommentWords } from './comment-words.ts';

/**
 * The number of each text's wording: those that are the same words in any order, in either script
 * and whatever the accents, have one number, from 0. A text without words has one of its own.
 */
export function wordingsOf(texts: readonly string[]): Int32Array {
  const words = new CommentWords(null);
  const numbers = new Map<string, number>();
  let count = 0;
  return Int32Array.from(texts, (text) => {
    const key = words.read(text).slice().sort().join(' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (key !== '') numbers.set(key, count);
    return count++;
  });
}
