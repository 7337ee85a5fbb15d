import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: for set-up links, invitations and API keys. */
export const randomToken = () => randomBytes(32).toString('base64url');

/** 128 random bits, base64url: for public addresses. */
export const randomPublicToken = () => randomBytes(16).toString('base64url');

/**
 * What is stored of a secret. The purpose is part of the hash, so a token of one kind opens nothing
 * of another kind; looking the hash up replaces comparing secrets character by character.
 */
export const hashToken = (
  purpose:
    | 'kiosk'
    | 'kiosk-pairing'
    | 'key'
    | 'invitation'
    | 'setup'
    | 'tracking'
    | 'share'
    | 'calendar'
    | 'supplier',
  token: string,
) => createHash('sha256').update(`${purpose}:${token}`).digest('hex');

/** 128 bits that only this installation can derive from a name, base64url. */
export const derivedToken = (secret: string, name: string) =>
  createHmac('sha256', secret).update(name).digest().subarray(0, 16).toString('base64url');
