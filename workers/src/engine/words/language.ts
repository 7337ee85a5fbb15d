import { detectAll } from 'tinyld';
import { stopWordCounts } from './stop-words.ts';
import { tokenize } from './tokens.ts';

/** Detectors tell these apart by chance: for themes they are one language. */
const SOUTH_SLAVIC = new Set(['bs', 'hr', 'sr', 'sh', 'me', 'cnr']);
const MAX_CHARACTERS = 400;
const LEAST_ACCURACY = 0.1;

/** One code per family: 'bs' for Bosnian, Croatian and Serbian in either script. */
export function languageFamily(code: string): string {
  const base = code.toLowerCase().split('-')[0]!;
  return SOUTH_SLAVIC.has(base) ? 'bs' : base;
}

/**
 * The language of a text as an ISO 639-1 code ('bs' for the whole of Bosnian, Croatian and Serbian),
 * or null when it is too short to tell. Function words decide; letter statistics where there are none.
 */
export function detectLanguage(text: string): string | null {
  const start = text.slice(0, MAX_CHARACTERS);
  const words = tokenize(start).map(({ word }) => word);
  if (words.length < 2) return null;
  return byFunctionWords(words) ?? byLetters(start);
}

/** As `detectLanguage`, by function words alone: some microseconds, and null for many short texts. */
export function languageOfFunctionWords(text: string): string | null {
  return byFunctionWords(tokenize(text.slice(0, MAX_CHARACTERS)).map(({ word }) => word));
}

/** A language that has at least two function words here and twice as many as any other. */
function byFunctionWords(words: readonly string[]): string | null {
  const [first, second] = Array.from(stopWordCounts(words)).sort((a, b) => b[1] - a[1]);
  return first && second && first[1] >= 2 && first[1] >= 2 * second[1] ? first[0] : null;
}

function byLetters(text: string): string | null {
  const [best, next] = detectAll(text);
  if (!best || best.accuracy < LEAST_ACCURACY) return null;
  if (next && next.accuracy > 0.8 * best.accuracy) return null;
  return languageFamily(best.lang);
}

const SAMPLE = 40;

/**
 * The language most of these comments are in, told from a sample of them; null when none.
 * @param preferred of languages that as many are in, and where none can be told.
 */
export function majorityLanguage(
  comments: readonly { text: string; language: string | null }[],
  preferred: string | null = null,
): string | null {
  const step = Math.max(1, Math.floor(comments.length / SAMPLE));
  const votes = new Map(preferred === null ? [] : [[preferred, 0]]);
  for (let i = 0; i < comments.length; i += step) {
    const { text, language } = comments[i]!;
    const found = language === null ? detectLanguage(text) : languageFamily(language);
    if (found !== null) votes.set(found, (votes.get(found) ?? 0) + 1);
  }
  const [winner] = Array.from(votes).sort((a, b) => b[1] - a[1]);
  return winner?.[0] ?? null;
}
