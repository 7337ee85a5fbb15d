export const passwordLength = 10;

export type Strength = 'short' | 'weak' | 'fair' | 'strong';

const sequences = [
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
];

/**
 * A rough judgement that needs no word list: how many characters add something new. A repeated or
 * next-in-line character, or one of the reader's own words, adds nothing.
 */
export function passwordStrength(password: string, ownWords: readonly string[]): Strength {
  if ([...password].length < passwordLength) return 'short';
  const fresh = freshCharacters(withoutOwn(password.toLowerCase(), ownWords));
  if (fresh < 8) return 'weak';
  return fresh < 14 ? 'fair' : 'strong';
}

function withoutOwn(password: string, ownWords: readonly string[]): string {
  return ownWords
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2)
    .reduce((rest, word) => rest.replaceAll(word, ''), password);
}

function freshCharacters(password: string): number {
  const characters = [...password];
  const fresh = characters.filter((character, at) => {
    const before = characters[at - 1];
    return before === undefined || !(before === character || follows(before, character));
  });
  // Few different characters, however long, are one pattern over and over.
  return Math.min(fresh.length, new Set(fresh).size * 2);
}

const follows = (before: string, after: string): boolean =>
  sequences.some((line) => line.includes(before + after) || line.includes(after + before));
