/** Whose page is seen: turned for everybody, the one that is spoken of, or one's own. */
export type Mode = 'lead' | 'follow' | 'alone';

export interface View {
  mode: Mode;
  /** The page of who looks alone; null: the end. */
  own: string | null;
}

/** Turning a page by oneself ends following; who leads turns it for everybody instead. */
export const turned = (view: View, themeId: string | null): View =>
  view.mode === 'lead' ? view : { mode: 'alone', own: themeId };

/** The page that is seen. */
export const shownOf = ({ mode, own }: View, spokenOf: string | null): string | null =>
  mode === 'alone' ? own : spokenOf;

/** Where a page stands from 0 on; the end stands after all others, as does what is not there. */
export function positionOf(themeIds: readonly string[], shown: string | null): number {
  const at = shown === null ? -1 : themeIds.indexOf(shown);
  return at < 0 ? themeIds.length : at;
}

/** The page so many pages on; before the first is the first, after the last item is the end. */
export function pageAfter(
  themeIds: readonly string[],
  shown: string | null,
  by: number,
): string | null {
  return themeIds[Math.max(0, positionOf(themeIds, shown) + by)] ?? null;
}
