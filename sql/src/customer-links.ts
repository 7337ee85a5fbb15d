import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The addresses that something said to a customer leads to. They are secrets, so the words that are
 * kept leave them out. */
export interface CustomerLinks {
  /** The page of the matter; null: it has none. */
  page: string | null;
  preferences: string | null;
  /** Where it is said whether it was useful to be told; it has a query, which can be gone on with. */
  useful: string;
}

/** What stands for them in the words that are kept. */
export const pageMark = '{{page}}';
export const customerPreferencesMark = '{{preferences}}';
export const usefulMark = '{{useful}}';

/** The words as they are sent. */
export const fillCustomerLinks = (words: string, links: CustomerLinks): string =>
  words
    .replaceAll(pageMark, links.page ?? '')
    .replaceAll(customerPreferencesMark, links.preferences ?? '')
    .replaceAll(usefulMark, links.useful);

const derive = (secret: string, name: string) => createHmac('sha256', secret).update(name).digest();

/** The secret part of the address of a comment's own page; derived, never kept. */
export const trackingToken = (secret: string, feedbackId: string) =>
  derive(secret, `tracking ${feedbackId}`).subarray(0, 16).toString('base64url');

/** What is stored of it, and looked up when the page is opened. */
export const trackingTokenHash = (secret: string, feedbackId: string) =>
  createHash('sha256')
    .update(`tracking:${trackingToken(secret, feedbackId)}`)
    .digest('hex');

const MARK_BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/** Which message a rating is about. */
export interface RatedMessage {
  orgId: string;
  messageId: string;
}

const markOf = (secret: string, what: Buffer) =>
  createHmac('sha256', secret)
    .update('rating of a message ')
    .update(what)
    .digest()
    .subarray(0, MARK_BYTES);

/** What stands in the link by which somebody says whether a message was useful; nothing is kept. */
export function makeRatingToken(secret: string, { orgId, messageId }: RatedMessage): string {
  const what = Buffer.from(`${orgId}${messageId}`.replaceAll('-', ''), 'hex');
  return Buffer.concat([what, markOf(secret, what)]).toString('base64url');
}

/** Undefined for a token that this installation did not make. */
export function readRatingToken(secret: string, token: string): RatedMessage | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const what = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), markOf(secret, what))) return undefined;
  return { orgId: idFrom(what.subarray(0, 16)), messageId: idFrom(what.subarray(16)) };
}

const idFrom = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The key that what goes to a gateway is signed with: 32 bytes, as Standard Webhooks writes them. */
export const adapterKey = (
  secret: string,
  { orgId, channel, turn }: { orgId: string; channel: string; turn: number },
) => `whsec_${derive(secret, `send adapter ${orgId} ${channel} ${turn}`).toString('base64')}`;

export const replyHookToken = (secret: string, id: string) =>
  derive(secret, `reply hook ${id}`).subarray(0, 16).toString('base64url');

export const replyHookHash = (token: string) =>
  createHash('sha256').update(`reply_hook:${token}`).digest('hex');

export const replyHookKey = (secret: string, id: string) =>
  `whsec_${derive(secret, `reply hook secret ${id}`).toString('base64')}`;
