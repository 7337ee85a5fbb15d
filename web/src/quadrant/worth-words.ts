import { formatNumber } from '../i18n/format.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import type { Quadrant } from './quadrant-of.ts';

/** From an irritant to something valuable. */
export const worths = [-2, -1, 0, 1, 2] as const;
export type Worth = (typeof worths)[number];

export const worthKeys: Record<Worth, MessageKey> = {
  [-2]: 'decide.worth_irritant',
  [-1]: 'decide.worth_rather_irritant',
  0: 'decide.worth_neither',
  1: 'decide.worth_rather_valuable',
  2: 'decide.worth_valuable',
};

/** A worth with its sign: +2, 0, −1.2. */
export function signed(worth: number): string {
  const size = formatNumber(Math.abs(worth), 1);
  if (Number(Math.abs(worth).toFixed(1)) === 0) return size;
  return `${worth > 0 ? '+' : '−'}${size}`;
}

/** A whole number as a step of the scale; null for anything else. */
export const asWorth = (value: number | null): Worth | null =>
  worths.find((worth) => worth === value) ?? null;

export const quadrantKeys: Record<Quadrant, MessageKey> = {
  eliminate: 'decide.kind_eliminate',
  automate: 'decide.kind_automate',
  simplify: 'decide.kind_simplify',
  improve: 'decide.quadrant_improve',
};

export const quadrantTextKeys: Record<Quadrant, MessageKey> = {
  eliminate: 'decide.quadrant_eliminate_text',
  automate: 'decide.quadrant_automate_text',
  simplify: 'decide.quadrant_simplify_text',
  improve: 'decide.quadrant_improve_text',
};
