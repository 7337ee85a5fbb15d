import type { RemedyAsk } from '@vocero/api/contract/remedy-asks';
import type { Remedy } from '@vocero/api/contract/remedies';
import { numberIn } from '../i18n/number-in.ts';

/** A remedy that is about to be granted, as far as it was written down. */
export interface RemedyDraft {
  /** Sent twice, it is granted once. */
  id: string;
  remedyId: string;
  /** As typed; empty for a remedy with a fixed cost. */
  amount: string;
}

type Priced = Pick<Remedy, 'id' | 'fixedCost' | 'ownLimit'>;

/** A random id (RFC 9562, version 4); randomUUID is missing where pages are not served over TLS. */
export function newId(bytes = crypto.getRandomValues(new Uint8Array(16))): string {
  const marked = bytes.map((byte, at) => {
    if (at === 6) return (byte & 0x0f) | 0x40;
    return at === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A remedy just picked: what is left of its limit is what is likely meant. */
export function draftOf(remedy: Priced, before: number): RemedyDraft {
  const left = Math.round((remedy.ownLimit - before) * 100) / 100;
  const amount = remedy.fixedCost === null && left > 0 ? String(left) : '';
  return { id: newId(), remedyId: remedy.id, amount };
}

/** How much it is; null while nothing that can be granted is written. */
export function amountOf({ amount }: RemedyDraft, { fixedCost }: Priced): number | null {
  if (fixedCost !== null) return fixedCost;
  const written = numberIn(amount);
  const isMoney = written > 0 && written <= 1e9 && isCents(written);
  return isMoney ? written : null;
}

const isCents = (amount: number) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4;

/** Whether it is granted at once, after so much of the same on the same comment. */
export const isWithin = ({ ownLimit }: Priced, amount: number, before: number): boolean =>
  Math.round((before + amount) * 100) <= Math.round(ownLimit * 100);

/** What the API takes. An amount that is none yet is left out: the rest must not be lost for it. */
export function askOf({ id, remedyId, amount: written }: RemedyDraft): RemedyAsk {
  const amount = numberIn(written);
  return { id, remedyId, ...(amount > 0 && amount <= 1e9 && isCents(amount) && { amount }) };
}

/** A draft that was kept in this browser. */
export const draftFrom = ({ id, remedyId, amount }: RemedyAsk): RemedyDraft => ({
  id,
  remedyId,
  amount: amount === undefined ? '' : String(amount),
});
