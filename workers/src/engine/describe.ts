import { characteristicPhrases } from './characteristic.ts';
import { membersByTheme } from './exemplars.ts';
import { labelThemes } from './label.ts';
import type { Model } from './model.ts';
import { representativeOf } from './representative.ts';
import type { EngineComment } from './types.ts';

export interface Description {
  label: string;
  terms: string[];
  /** '' for a theme without members. */
  representativeId: string;
}

/** What people read about each theme of a model, from the members it was learned from. */
export function describeThemes(
  model: Model,
  comments: readonly EngineComment[],
  themeOf: Int32Array,
  vectors: Float32Array,
  width: number,
): Description[] {
  const texts = comments.map(({ text }) => text);
  const byTheme = membersByTheme(themeOf);
  const members = model.themes.map((_, theme) => byTheme.get(theme) ?? []);
  const phrases = characteristicPhrases(
    members.map((list, theme) => ({
      language: model.themes[theme]!.language,
      texts: list.map((i) => texts[i]!),
    })),
    { language: null, texts: texts.filter((_, i) => themeOf[i]! < 0) },
  );
  const labels = labelThemes(
    phrases,
    members.map(({ length }) => length),
  );
  return members.map((list, theme) => ({
    ...labels[theme]!,
    representativeId:
      list.length > 0 ? comments[representativeOf(list, texts, vectors, width)]!.id : '',
  }));
}
