import { createHmac, timingSafeEqual } from 'node:crypto';

/** The comment whose page somebody of the staff looks at. */
export interface Previewed {
  orgId: string;
  feedbackId: string;
}

const WHOSE_BYTES = 32;
const TIME_BYTES = 4;
const MARK_BYTES = 16;
const TOKEN = /^[\w-]{70}$/;

/** Minutes that a look at a customer's page lasts. */
const PREVIEW_MINUTES = 15;

/**
 * What stands in place of a customer's own secret where staff look at their page: it opens that page
 * for a quarter of an hour, to look at and nothing else.
 */
export function makePreviewToken(secret: string, whose: Previewed, now: Date): string {
  const bytes = Buffer.alloc(WHOSE_BYTES + TIME_BYTES);
  bytes.write(`${whose.orgId}${whose.feedbackId}`.replaceAll('-', ''), 'hex');
  bytes.writeUInt32BE(Math.floor(now.getTime() / 1_000) + PREVIEW_MINUTES * 60, WHOSE_BYTES);
  return Buffer.concat([bytes, mark(secret, bytes)]).toString('base64url');
}

/** Undefined for a token that this installation did not make, and for one whose time is over. */
export function readPreviewToken(secret: string, token: string, now: Date): Previewed | undefined {
  if (!TOKEN.test(token)) return undefined;
  const all = Buffer.from(token, 'base64url');
  const bytes = all.subarray(0, WHOSE_BYTES + TIME_BYTES);
  const signed = all.subarray(bytes.length);
  if (signed.length !== MARK_BYTES || !timingSafeEqual(signed, mark(secret, bytes))) {
    return undefined;
  }
  if (bytes.readUInt32BE(WHOSE_BYTES) * 1_000 <= now.getTime()) return undefined;
  return { orgId: idFrom(bytes.subarray(0, 16)), feedbackId: idFrom(bytes.subarray(16, 32)) };
}

const mark = (secret: string, bytes: Buffer) =>
  createHmac('sha256', secret)
    .update('preview of a customer page ')
    .update(bytes)
    .digest()
    .subarray(0, MARK_BYTES);

const idFrom = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
