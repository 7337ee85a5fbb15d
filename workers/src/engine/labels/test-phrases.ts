import type { Characteristic } from './characteristic.ts';

/**
 * A phrase as tests name themes by it: as written, its words are its stems.
 * @param heldBy which comments hold it, as "1011".
 */
export const phraseFor = (surface: string, weight: number, heldBy = ''): Characteristic => ({
  key: surface,
  surface,
  size: surface.split(' ').length,
  share: weight,
  weight,
  wordWeight: 0,
  heldBy: Uint8Array.from(heldBy, Number),
});
