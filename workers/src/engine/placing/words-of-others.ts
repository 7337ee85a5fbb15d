import { exemplarsOfTheme } from './nearest-exemplar.ts';
import type { Model } from '../model.ts';

/**
 * What tells whether a theme knows a stem, or a sign, from others than the comment itself: two members
 * must use it, or one where the comment is known to be no member. That is so where all the members
 * that the centres sum up are kept as exemplars, and it is none of them.
 */
export function wordsOfOthers(
  model: Model,
  theme: number,
  commentId: string,
): (stem: string) => boolean {
  const { holders, members } = usesOfTheme(model, theme);
  const kept = exemplarsOfTheme(model.exemplars, theme);
  const isStranger =
    kept.length >= members && !kept.some((at) => model.exemplars.ids[at] === commentId);
  const least = isStranger ? 1 : 2;
  return (stem) => (holders.get(stem) ?? 0) >= least;
}

/** What the centres of a theme know of it. */
interface Uses {
  /** How many members they sum up. */
  members: number;
  /** How many of these use each stem. */
  holders: Map<string, number>;
}

const usesByTheme = new WeakMap<Model, Map<number, Uses>>();

function usesOfTheme(model: Model, theme: number): Uses {
  let uses = usesByTheme.get(model);
  if (!uses) usesByTheme.set(model, (uses = collectUses(model)));
  return uses.get(theme) ?? { members: 0, holders: new Map() };
}

/** Each member is summed into one centre, so that the centres of a theme count together. */
function collectUses({ space, centres, centreSums }: Model): Map<number, Uses> {
  const names = Array.from(space.stems.keys());
  const uses = new Map<number, Uses>();
  centres.themeOf.forEach((theme, c) => {
    const own = uses.get(theme) ?? { members: 0, holders: new Map<string, number>() };
    uses.set(theme, own);
    own.members += centreSums.sizes[c]!;
    for (let p = centres.stemStarts[c]!; p < centres.stemStarts[c + 1]!; p++) {
      const stem = names[centres.stemRows[p]!]!;
      own.holders.set(stem, (own.holders.get(stem) ?? 0) + centreSums.holders[p]!);
    }
  });
  return uses;
}
