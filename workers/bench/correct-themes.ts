import type { Learned } from '../src/engine/learn.ts';
import { randomFrom, shuffled } from '../src/engine/algebra/random.ts';
import type { EngineComment } from '../src/engine/types.ts';

export interface CorrectionInput {
  labels: readonly string[];
  comments: readonly EngineComment[];
  learned: Learned;
  /** Comments moved for each label. */
  each: number;
  seed: number;
}

/**
 * What a person does who knows the labels: of each label so many comments that stand elsewhere, drawn
 * by a seed, are moved to the theme of that label: the one that holds most of its comments if more of
 * that theme carry this label than any other, else one made for it.
 * @returns comment id → theme id.
 */
export function simulateCorrections(input: CorrectionInput): Map<string, string> {
  const { labels, comments, learned, each, seed } = input;
  const themeOf = new Map(learned.placements.map(({ commentId, themeId }) => [commentId, themeId]));
  const themes = comments.map(({ id }) => themeOf.get(id) ?? null);
  const right = rightThemes(labels, themes);
  const left = new Map<string, number>();
  const moves = new Map<string, string>();
  for (const i of shuffled(comments.length, randomFrom(seed))) {
    const label = labels[i]!;
    const theme = right.get(label)!;
    const remaining = left.get(label) ?? each;
    if (themes[i] === theme || remaining === 0) continue;
    left.set(label, remaining - 1);
    moves.set(comments[i]!.id, theme);
  }
  return moves;
}

function rightThemes(labels: readonly string[], themes: readonly (string | null)[]) {
  const byLabel = new Map<string, Map<string, number>>();
  const byTheme = new Map<string, Map<string, number>>();
  labels.forEach((label, i) => {
    const theme = themes[i];
    if (!byLabel.has(label)) byLabel.set(label, new Map());
    if (theme == null) return;
    add(byLabel.get(label)!, theme);
    if (!byTheme.has(theme)) byTheme.set(theme, new Map());
    add(byTheme.get(theme)!, label);
  });
  return new Map(
    Array.from(byLabel, ([label, counts]): [string, string] => {
      const theme = commonest(counts);
      const isOwn = theme !== null && commonest(byTheme.get(theme)!) === label;
      return [label, isOwn ? theme : `made for ${label}`];
    }),
  );
}

function add(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function commonest(counts: ReadonlyMap<string, number>): string | null {
  const falling = Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return falling[0]?.[0] ?? null;
}
