import { byKey } from './by-key.ts';

/** Every message in this language; a chunk of its own, fetched when the language is chosen. */
export const messages = byKey(
  import.meta.glob('../messages/sr-Cyrl/*.json', { eager: true, import: 'default' }),
);
