import { plainLetters } from '../board/filter-themes.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Two letters that no reason has yet and that the name brings to mind: the first of two words, the
 * beginning, the first with a later one; empty when all are taken.
 */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const words = plainLetters(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const letters = words.join('');
  const first = letters[0] ?? 'a';
  const codes = [
    words[1] ? `${first}${words[1][0]!}` : '',
    letters.slice(0, 2),
    ...Array.from(letters.slice(1), (letter) => first + letter),
    ...Array.from(LETTERS, (letter) => first + letter),
    ...Array.from(LETTERS, (one) => Array.from(LETTERS, (two) => one + two)).flat(),
  ];
  return codes.find((code) => code.length === 2 && !taken.has(code)) ?? '';
}
