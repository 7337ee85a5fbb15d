import { foldText } from '../words/fold.ts';
import type { Token } from '../words/tokens.ts';

/** Longest cue, in words. */
const MOST_WORDS = 4;

/** Cues of one to four words between commas, folded as comments are. */
export const cuesOf = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(',')
      .map((cue) => foldText(cue).trim().split(/\s+/).join(' '))
      .filter(Boolean),
  );

/** Single words between spaces, folded as comments are. */
export const wordsOf = (list: string): ReadonlySet<string> =>
  new Set(foldText(list).trim().split(/\s+/));

/** Whether a cue stands right before a word, with no stop between. */
export function followsAny(
  tokens: readonly Token[],
  at: number,
  cues: ReadonlySet<string>,
): boolean {
  let before = '';
  for (let from = at - 1; from >= Math.max(0, at - MOST_WORDS); from--) {
    if (tokens[from + 1]!.breaks) return false;
    before = before === '' ? tokens[from]!.word : `${tokens[from]!.word} ${before}`;
    if (cues.has(before)) return true;
  }
  return false;
}

/** Whether a cue stands right after a word, with no stop between. */
export function precedesAny(
  tokens: readonly Token[],
  at: number,
  cues: ReadonlySet<string>,
): boolean {
  let after = '';
  for (let to = at + 1; to <= Math.min(tokens.length - 1, at + MOST_WORDS); to++) {
    if (tokens[to]!.breaks) return false;
    after = after === '' ? tokens[to]!.word : `${after} ${tokens[to]!.word}`;
    if (cues.has(after)) return true;
  }
  return false;
}
