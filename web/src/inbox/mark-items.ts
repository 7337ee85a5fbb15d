import type { Message } from '@vocero/api/contract/messages';

/** The list with some of its messages marked, before the server has been asked again. */
export function markItems(
  items: readonly Message[],
  ids: readonly string[],
  read: boolean,
): readonly Message[] {
  const readAt = read ? new Date().toISOString() : null;
  return items.map((item) => (ids.includes(item.id) ? { ...item, readAt } : item));
}
