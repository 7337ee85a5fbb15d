import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose preferences a link shows. */
export interface Preferring {
  orgId: string;
  personId: string;
}

const ID_BYTES = 16;
const MARK_BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/**
 * What stands in the link to a person's preferences: whose they are, and 128 bits that only this
 * installation can make of that. Nothing of it is kept, and it opens nothing else.
 */
export function makePreferencesToken(secret: string, { orgId, personId }: Preferring): string {
  const whose = Buffer.from(`${orgId}${personId}`.replaceAll('-', ''), 'hex');
  return Buffer.concat([whose, mark(secret, whose)]).toString('base64url');
}

/** Undefined for a token that this installation did not make. */
export function readPreferencesToken(secret: string, token: string): Preferring | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const whose = bytes.subarray(0, 2 * ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(2 * ID_BYTES), mark(secret, whose))) return undefined;
  return { orgId: idFrom(whose.subarray(0, ID_BYTES)), personId: idFrom(whose.subarray(ID_BYTES)) };
}

const mark = (secret: string, whose: Buffer) =>
  createHmac('sha256', secret)
    .update('preferences of a person ')
    .update(whose)
    .digest()
    .subarray(0, MARK_BYTES);

const idFrom = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
