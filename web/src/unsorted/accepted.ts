import type { UnsortedComment } from '@vocero/api/contract/placements';

/**
 * What accepting means for some comments: each goes to the first theme suggested for it. Those
 * without a suggestion are left out.
 * @returns comment ids by theme id, in the order of the comments.
 */
export function accepted(comments: readonly UnsortedComment[]): Map<string, string[]> {
  const byTheme = new Map<string, string[]>();
  for (const { id, suggestions } of comments) {
    const themeId = suggestions[0]?.themeId;
    if (themeId) byTheme.set(themeId, [...(byTheme.get(themeId) ?? []), id]);
  }
  return byTheme;
}
