import { isName, type Names } from './names.ts';
import { isPersonal } from './personal.ts';
import { mostOf, placesOf, sampled } from './places.ts';
import { isStopWordAnywhere } from '../words/stop-words.ts';

/** Fewer comments with a word do not show what it mostly stands with. */
const LEAST_TOGETHER = 8;
/** In at least this share of its comments it stands with the other word. */
const MOSTLY = 0.5;
/** Letters of a word that may stand with a name. */
const SHORTEST = 4;

/** "Add … playlist" for "add", where most of its comments have both with this and that between. */
export function withCompanion(
  name: string,
  texts: readonly string[],
  language: string | null,
  names: Names,
): string | null {
  const places = placesOf([name], sampled(texts));
  if (places.length < LEAST_TOGETHER) return null;
  const others = places.flatMap(({ tokens, at }) => {
    const seen = new Set([tokens[at]!.word]);
    return tokens.flatMap((token, i) => {
      const { word, capital } = token;
      if (seen.has(word) || word.length < SHORTEST || isStopWordAnywhere(word)) return [];
      if (word.startsWith(tokens[at]!.word.slice(0, SHORTEST))) return [];
      if (capital || isName(names, word) || isPersonal(tokens, i, language)) return [];
      seen.add(word);
      return [{ token, isBefore: i < at }];
    });
  });
  const word = mostOf(others.map(({ token }) => token.word));
  const same = others.filter(({ token }) => token.word === word);
  if (word === null || same.length < MOSTLY * places.length) return null;
  const other = mostOf(same.map(({ token }) => token.surface))!;
  const before = same.filter(({ isBefore }) => isBefore).length;
  return 2 * before > same.length ? `${other} … ${name}` : `${name} … ${other}`;
}
