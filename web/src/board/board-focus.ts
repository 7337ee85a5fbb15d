/** One column of the board as the eye sees it: the ids of its cards from top to bottom. */
export interface FocusColumn {
  key: string;
  ids: readonly string[];
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * The card that gets the focus when an arrow key is pressed on a card. Sideways skips empty
 * columns and keeps the height where it can; at an edge the focus stays.
 */
export function nextCard(
  columns: readonly FocusColumn[],
  from: string,
  direction: Direction,
): string | null {
  const at = columns.findIndex((column) => column.ids.includes(from));
  const column = columns[at];
  if (!column) return firstCard(columns);
  const row = column.ids.indexOf(from);
  if (direction === 'up') return column.ids[row - 1] ?? from;
  if (direction === 'down') return column.ids[row + 1] ?? from;
  if (direction === 'first') return column.ids[0] ?? from;
  if (direction === 'last') return column.ids.at(-1) ?? from;
  const side = direction === 'left' ? columns.slice(0, at).reverse() : columns.slice(at + 1);
  const next = side.find((candidate) => candidate.ids.length > 0);
  return next?.ids[Math.min(row, next.ids.length - 1)] ?? from;
}

export const firstCard = (columns: readonly FocusColumn[]): string | null =>
  columns.find((column) => column.ids.length > 0)?.ids[0] ?? null;

const directions: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** Where a key leads from one card to another, if it does. */
export const directionOf = (key: string): Direction | null => directions[key] ?? null;
