import type { MessageKey } from '../i18n/message-key.ts';

/** How near two themes are, in words: `nearness` runs from 0 to 1. */
export function nearnessKey(nearness: number): MessageKey {
  if (nearness >= 0.8) return 'map.very_near';
  return nearness >= 0.6 ? 'map.near' : 'map.little_near';
}
