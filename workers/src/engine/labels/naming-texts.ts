import type { ThemeTexts } from './count-phrases.ts';
import { inOneScript } from './one-script.ts';
import { languageFamily } from '../words/language.ts';
import { isStopWord } from '../words/stop-words.ts';
import { tokenize } from '../words/tokens.ts';
import type { EngineComment } from '../types.ts';

export interface NamingTexts {
  /** By theme: the comments that name it, in one script. */
  themes: ThemeTexts[];
  /** All other comments. */
  rest: ThemeTexts;
}

/** A theme is named by the comments in its language, where it has as many. */
export const LEAST_IN_LANGUAGE = 3;

/**
 * By which comments themes are named: by their members in their language; by all, each read in its own
 * language, where these are too few.
 * @param members of each theme, as places in `comments`.
 * @param languages of the themes.
 */
export function namingTexts(
  comments: readonly EngineComment[],
  members: readonly (readonly number[])[],
  languages: readonly (string | null)[],
): NamingTexts {
  const used = languagesIn(comments);
  const naming = new Set<number>();
  const themes = members.map((list, theme) => {
    const language = languages[theme]!;
    const spoken = new Map(list.map((i) => [i, spokenIn(comments[i]!, language, used)]));
    const own = list.filter((i) => spoken.get(i) === language);
    const chosen = own.length >= LEAST_IN_LANGUAGE ? own : list;
    for (const i of chosen) naming.add(i);
    return {
      language,
      texts: inOneScript(chosen.map((i) => comments[i]!.text)),
      languages: chosen.map((i) => spoken.get(i)!),
    };
  });
  const others = comments.filter((_, i) => !naming.has(i));
  return { themes, rest: { language: null, texts: others.map(({ text }) => text) } };
}

/** The languages that comments are known to be in, save those of a few strays. */
function languagesIn(comments: readonly EngineComment[]): string[] {
  const uses = new Map<string, number>();
  for (const { language } of comments) {
    if (language === null) continue;
    const family = languageFamily(language);
    uses.set(family, (uses.get(family) ?? 0) + 1);
  }
  return Array.from(uses.keys()).filter((family) => uses.get(family)! >= LEAST_IN_LANGUAGE);
}

/**
 * The language that a member of a theme is read in: its own; where that is not known the theme's, unless
 * what serves grammar in it does so in another language that is in use, and in the theme's does not.
 */
function spokenIn(
  comment: EngineComment,
  language: string | null,
  used: readonly string[],
): string | null {
  if (comment.language !== null) return languageFamily(comment.language);
  const others = used.filter((other) => other !== language);
  if (others.length === 0) return language;
  const words = tokenize(comment.text).map(({ word }) => word);
  const serves = (other: string | null) => words.some((word) => isStopWord(word, other));
  return serves(language) ? language : (others.find(serves) ?? language);
}
