import { randomFrom, type Random } from '../src/engine/algebra/random.ts';

/** How often a comment gets each change, in the order in which they are made. */
const CHANCES = { join: 0.25, swap: 0.3, drop: 0.3, repeat: 0.15, misspell: 0.3 };
/** Fewer words are left as they are. */
const LEAST_WORDS = 4;

/**
 * Makes as many comments as wanted out of real ones, the same for the same seed: each is one of them
 * with words swapped, dropped, repeated or misspelt, or the first half of one and the second of
 * another. Most of what comes out was never said before; what it is about stays.
 */
export function* perturb(texts: readonly string[], count: number, seed: number): Generator<string> {
  const random = randomFrom(seed);
  const one = () => texts[below(texts.length, random)]!.split(/\s+/u).filter(Boolean);
  for (let i = 0; i < count; i++) {
    let words = one();
    if (random() < CHANCES.join) words = joinHalves(words, one());
    if (words.length >= LEAST_WORDS) {
      if (random() < CHANCES.swap) swapNeighbours(words, random);
      if (random() < CHANCES.drop) words.splice(below(words.length, random), 1);
      if (random() < CHANCES.repeat) repeatWord(words, random);
    }
    if (random() < CHANCES.misspell) misspellOne(words, random);
    yield words.join(' ');
  }
}

const below = (n: number, random: Random) => Math.floor(random() * n);

function joinHalves(first: readonly string[], second: readonly string[]): string[] {
  return [...first.slice(0, first.length / 2), ...second.slice(second.length / 2)];
}

function swapNeighbours(words: string[], random: Random) {
  const at = below(words.length - 1, random);
  words.splice(at, 2, words[at + 1]!, words[at]!);
}

function repeatWord(words: string[], random: Random) {
  const at = below(words.length, random);
  words.splice(at, 0, words[at]!);
}

function misspellOne(words: string[], random: Random) {
  const at = below(words.length, random);
  const letters = Array.from(words[at] ?? '');
  if (letters.length < LEAST_WORDS) return;
  const place = below(letters.length - 1, random);
  const kind = below(3, random);
  if (kind === 0) letters.splice(place, 1);
  else if (kind === 1) letters.splice(place, 0, letters[place]!);
  else letters.splice(place, 2, letters[place + 1]!, letters[place]!);
  words[at] = letters.join('');
}
