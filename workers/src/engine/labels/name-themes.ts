import { characteristicPhrases } from './characteristic.ts';
import { readFormerName } from './former-name.ts';
import { labelThemes, type Label } from './label.ts';
import type { Names } from './names.ts';
import { namingTexts } from './naming-texts.ts';
import type { Telling } from './telling-words.ts';
import type { Written } from './write-labels.ts';
import { writtenName } from './written-name.ts';
import type { EngineComment } from '../types.ts';

export interface NameInput {
  comments: readonly EngineComment[];
  /** Of each theme, as places in `comments`. */
  members: readonly (readonly number[])[];
  /** Of each theme. */
  languages: readonly (string | null)[];
  /** Of people: nobody is in what themes are named by. */
  names: Names;
  /** For each theme the places of those it could be mixed up with; left out where all are shown at once. */
  nearest?: readonly (readonly number[])[];
  telling: Telling | null;
  /** Of each theme the name it had, if it is still the same theme. */
  former?: readonly (string | null)[];
}

/** Names and terms of themes, by what is said in their comments in their language; '' where that is nothing. */
export function nameThemes({ comments, members, languages, names, ...input }: NameInput): Label[] {
  const { nearest, telling, former = [] } = input;
  const { themes, rest } = namingTexts(comments, members, languages);
  const phrases = characteristicPhrases(themes, rest, names, nearest, telling);
  const sizes = members.map(({ length }) => length);
  const written: Written = (said, theme, name) =>
    writtenName(said, name, themes[theme]!, names, telling && ((text) => telling(theme, text)));
  const kept = former.map((label, theme) =>
    label === null ? null : readFormerName(label, phrases[theme]!, themes[theme]!, names),
  );
  return labelThemes(phrases, sizes, written, kept);
}
