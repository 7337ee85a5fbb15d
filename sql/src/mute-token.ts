import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose weekly digest by mail a link turns off. */
export interface Mutable {
  orgId: string;
  memberId: string;
}

const ID_BYTES = 16;
const MARK_BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/**
 * What stands in the link under a digest: whose it is, and 128 bits that only this installation can
 * make of that. It opens nothing, and turns off nothing else.
 */
export function makeMuteToken(secret: string, { orgId, memberId }: Mutable): string {
  const whose = Buffer.from(`${orgId}${memberId}`.replaceAll('-', ''), 'hex');
  return Buffer.concat([whose, mark(secret, whose)]).toString('base64url');
}

/** Undefined for a token that this installation did not make. */
export function readMuteToken(secret: string, token: string): Mutable | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const whose = bytes.subarray(0, 2 * ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), mark(secret, whose))) return undefined;
  return { orgId: idFrom(whose.subarray(0, ID_BYTES)), memberId: idFrom(whose.subarray(ID_BYTES)) };
}

const mark = (secret: string, whose: Buffer) =>
  createHmac('sha256', secret)
    .update('mute digest ')
    .update(whose)
    .digest()
    .subarray(0, MARK_BYTES);

const idFrom = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
