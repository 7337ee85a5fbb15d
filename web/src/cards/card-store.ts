import type { NewCard } from '@vocero/api/contract/cards';

/** A card on its way, with the words by which a person knows it again. */
export interface QueuedCard {
  card: NewCard;
  /** Its number, or the first words on it. */
  label: string;
}

/** One that the server did not take, with the reason. */
export interface RefusedCard extends QueuedCard {
  reason: string;
  /** It would be taken without its number: another card has it. */
  hasTwin: boolean;
}

/** What the next cards have in common. */
export interface Batch {
  surveyId: string;
  placeId: string | null;
  day: string;
}

/** What is kept on the device until the server has it: it survives a reload and a lost connection. */
export interface CardDesk {
  batch: Batch | null;
  /** What was typed of the card at hand, by field. */
  draft: { number: string; typed: Record<string, string> } | null;
  waiting: QueuedCard[];
  refused: RefusedCard[];
}

export const emptyDesk: CardDesk = { batch: null, draft: null, waiting: [], refused: [] };

/** Each member of each organisation has a desk of their own on a device. */
export const deskKey = (slug: string, memberId: string): string =>
  `vocero.cards.${slug}.${memberId}`;

/** What was kept, or an empty desk where nothing can be read. */
export function readDesk(storage: Pick<Storage, 'getItem'>, key: string): CardDesk {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...emptyDesk, ...kept } : emptyDesk;
  } catch {
    return emptyDesk;
  }
}

/** @returns whether it is kept; a full or closed storage keeps nothing. */
export function keepDesk(storage: Pick<Storage, 'setItem'>, key: string, desk: CardDesk): boolean {
  try {
    storage.setItem(key, JSON.stringify(desk));
    return true;
  } catch {
    return false;
  }
}

/** The number after this one, `A-009` to `A-010`; empty where it does not end in a digit. */
export function nextNumber(number: string): string {
  const digits = /\d+$/.exec(number.trim())?.[0];
  if (!digits || digits.length > 12) return '';
  const next = String(Number(digits) + 1).padStart(digits.length, '0');
  return number.trim().slice(0, -digits.length) + next;
}

/** Cards a minute, from the first sign of the first card on; null before there is anything to say. */
export function cardsPerMinute(count: number, startedAt: number | null, now: number) {
  if (startedAt === null || count === 0) return null;
  return count / Math.max((now - startedAt) / 60_000, 1 / 60);
}
