/** A list with one of its items at another place; places beyond its ends are its ends. */
export function moveItem<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1);
  const place = Math.min(Math.max(to, 0), rest.length);
  return rest.toSpliced(place, 0, ...items.slice(from, from + 1));
}
