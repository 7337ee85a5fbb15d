import { membersByTheme } from '../themes/exemplars.ts';
import { nameByWords } from './name-by-words.ts';
import { nameThemes } from './name-themes.ts';
import type { Model } from '../model.ts';
import { representativeOf } from './representative.ts';
import { saysName } from './says-name.ts';
import { tellingOf } from './telling-words.ts';
import { likenessOf, themeMeans } from '../map/theme-means.ts';
import type { EngineComment } from '../types.ts';

export interface Description {
  label: string;
  terms: string[];
  /** '' for a theme without members. */
  representativeId: string;
}

/**
 * What people read about each theme of a model, from the members it was learned from; nobody is in it whom the
 * model knows by name.
 * @param former of each theme the name it had, if it is still the same theme.
 */
export function describeThemes(
  model: Model,
  comments: readonly EngineComment[],
  themeOf: Int32Array,
  vectors: Float32Array,
  width: number,
  former: readonly (string | null)[] = [],
): Description[] {
  const texts = comments.map(({ text }) => text);
  const quotes = { texts, vectors, width, names: model.names };
  const byTheme = membersByTheme(themeOf);
  const members = model.themes.map((_, theme) => byTheme.get(theme) ?? []);
  const languages = model.themes.map(({ language }) => language);
  const labels = nameThemes({
    ...{ comments, members, languages, names: model.names },
    nearest: nearestThemes(model),
    telling: tellingOf(model),
    former,
  });
  return members.map((list, theme) => {
    if (list.length === 0) return { ...labels[theme]!, label: '', representativeId: '' };
    const label = labels[theme]!.label || nameByWords(model.themes[theme]!.words, theme + 1);
    const says = saysName(label, languages[theme]!);
    const representative = representativeOf(list, quotes, says);
    return { ...labels[theme]!, label, representativeId: comments[representative]!.id };
  });
}

const NEAREST = 5;

/** The places of the themes most like each theme, by the cosine of their means. */
function nearestThemes(model: Model): number[][] {
  const means = themeMeans(model);
  const nearest = model.themes.map((): number[] => []);
  means.themes.forEach((theme, row) => {
    nearest[theme] = Array.from(means.themes.keys())
      .filter((other) => other !== row)
      .map((other) => ({ other, likeness: likenessOf(means, row, other) }))
      .sort((a, b) => b.likeness - a.likeness || a.other - b.other)
      .slice(0, NEAREST)
      .map(({ other }) => means.themes[other]!);
  });
  return nearest;
}
