/**
 * Which row is worked on when some of them leave: the one at hand if it stays, else the next one
 * below it that stays, else the nearest above, else none.
 */
export function nextCurrent(
  ids: readonly string[],
  current: string | null,
  leaving: readonly string[],
): string | null {
  const stays = (id: string) => !leaving.includes(id);
  const at = current === null ? 0 : Math.max(0, ids.indexOf(current));
  return ids.slice(at).find(stays) ?? ids.slice(0, at).findLast(stays) ?? null;
}
