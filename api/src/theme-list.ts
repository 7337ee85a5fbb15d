import { foldText } from '@vocero/workers/engine/words/fold';
import { z } from 'zod';
import type { Flag } from './contract/themes.ts';
import { Id } from './contract/values.ts';
import { Problem } from './problem.ts';
import type { ThemeAnswer } from './theme-answer.ts';

/** The themes that carry a flag, and whose label, other label or terms hold every word of a text. */
export function filterThemes(
  themes: readonly ThemeAnswer[],
  { flag, q = '' }: { flag?: Flag | undefined; q?: string | undefined },
): ThemeAnswer[] {
  const words = foldText(q).split(/\s+/).filter(Boolean);
  return themes.filter((theme) => {
    if (flag && !theme.flags.includes(flag)) return false;
    if (words.length === 0) return true;
    const names = foldText([theme.label, theme.autoLabel ?? '', ...theme.terms].join(' '));
    return words.every((word) => names.includes(word));
  });
}

/** Most comments of the last 30 days first. */
export const byCount30 = (a: ThemeAnswer, b: ThemeAnswer) =>
  b.count30 - a.count30 || (a.id < b.id ? -1 : 1);

/** Themes that are new, or heard more than accident explains: the surest first, then the loudest. */
export const newAndRising = (themes: readonly ThemeAnswer[]): ThemeAnswer[] =>
  themes
    .filter(({ flags, trend }) => isMoving(flags) || trend.reach === 'spreading')
    .toSorted((a, b) => surenessOf(a) - surenessOf(b) || b.count7 - a.count7);

const isMoving = (flags: readonly Flag[]) => flags.includes('rising') || flags.includes('new');

const surenessOf = ({ flags, trend }: ThemeAnswer) =>
  flags.includes('rising') ? (trend.chance ?? 1) : 1;

/**
 * One page of the themes in their order. The cursor names the last theme of the page before with the
 * count it had there, so that a theme whose count changes meanwhile moves no other one.
 */
export function pageOfThemes(
  themes: readonly ThemeAnswer[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const ordered = themes.toSorted(byCount30);
  const after = cursor === undefined ? null : decodeThemeCursor(cursor);
  const rest = after ? ordered.filter((theme) => isAfter(theme, after)) : ordered;
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const isMore = rest.length > items.length && last !== undefined;
  return { items, nextCursor: isMore ? encodeThemeCursor(last) : null };
}

const Position = z.tuple([z.int(), Id]);
type Position = z.infer<typeof Position>;

const isAfter = ({ count30, id }: ThemeAnswer, [lastCount, lastId]: Position) =>
  count30 < lastCount || (count30 === lastCount && id > lastId);

const encodeThemeCursor = ({ count30, id }: ThemeAnswer) =>
  Buffer.from(JSON.stringify([count30, id])).toString('base64url');

function decodeThemeCursor(cursor: string): Position {
  try {
    return Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Problem(400, 'bad_cursor');
  }
}
