import { centresOf, holdersOfRows, sizesAndLengths } from './centres.ts';
import { embeddedThemes } from '../embedded/embedded-themes.ts';
import { chooseExemplars, membersByTheme } from './exemplars.ts';
import type { Found } from './find-themes.ts';
import { majorityLanguage } from '../words/language.ts';
import { namesOf } from '../labels/name-counts.ts';
import { decodeModel, encodeModel, type Model } from '../model.ts';
import { wordsOfTheme } from '../labels/theme-words.ts';
import type { EngineComment } from '../types.ts';

/**
 * What placing needs of the themes found. The model has gone through its bytes once, so that placing
 * gives the same before it is stored and after.
 * @param found with slots numbered as the model's themes will be.
 */
export function buildModel(
  comments: readonly EngineComment[],
  pinned: Int32Array,
  found: Found,
): Model {
  const {
    slots,
    slotOf,
    space,
    concepts,
    situations,
    rarity,
    vectors,
    width,
    sums,
    holders,
    gate,
    company,
  } = found;
  const members = membersByTheme(slotOf);
  const names = namesOf(comments);
  const themes = slots.map(({ id }, slot) => {
    const own = (members.get(slot) ?? []).map((i) => comments[i]!);
    const texts = own.map(({ text }) => text);
    const language = majorityLanguage(own);
    return {
      id,
      language,
      words: wordsOfTheme({ space, sums, theme: slot, texts, language, names }),
    };
  });
  const ids = comments.map(({ id }) => id);
  const centres = centresOf(sums, width);
  const model: Model = {
    themes,
    space,
    rarity,
    centres,
    variety: found.variety,
    centreSums: { ...sizesAndLengths(sums, width), holders: holdersOfRows(centres, holders) },
    gate,
    company,
    names,
    concepts,
    situations,
    embedded: found.embedded && embeddedThemes(found.embedded.space, found.embedded),
    exemplars: chooseExemplars({ ids, pinned, themeOf: slotOf, vectors, width, sums }),
  };
  return decodeModel(encodeModel(model));
}
