import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which the clocks of sender and receiver may differ. */
export const tolerance = 300;

/** What the heads of a signed delivery say; undefined where one is missing. */
export interface Delivery {
  id: string | undefined;
  /** Seconds since 1970. */
  timestamp: string | undefined;
  /** One or more of `v1,<base64>`, with spaces between. */
  signature: string | undefined;
  body: Uint8Array;
}

export type DeliveryFault = 'headers_missing' | 'too_old' | 'signature_wrong';

const ID = /^[\x21-\x7e]{1,255}$/;

/**
 * The signature of a delivery by the scheme of Standard Webhooks: HMAC-SHA256 over id, timestamp and
 * body, with full stops between.
 * @param secret `whsec_` and the key in base64.
 */
export function signDelivery(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: string; body: Uint8Array },
): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  return `v1,${mac.digest('base64')}`;
}

/** What is wrong with a delivery, or null: it comes from who holds the secret, and lately. */
export function faultOf(secret: string, delivery: Delivery, now: Date): DeliveryFault | null {
  const { id, timestamp, signature, body } = delivery;
  if (!id || !ID.test(id) || !timestamp || !/^\d{1,12}$/.test(timestamp) || !signature) {
    return 'headers_missing';
  }
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > tolerance) return 'too_old';
  const expected = Buffer.from(signDelivery(secret, { id, timestamp, body }));
  const isSigned = signature.split(' ').some((one) => isSame(Buffer.from(one), expected));
  return isSigned ? null : 'signature_wrong';
}

const isSame = (given: Buffer, expected: Buffer) =>
  given.length === expected.length && timingSafeEqual(given, expected);
