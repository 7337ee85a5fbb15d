import type { Settings } from './settings.ts';
import { derivedToken, hashToken } from './secrets.ts';

/**
 * The token of a comment's own page. It is derived from the comment's id, so that a receipt can be
 * given a second time although only the token's hash is stored.
 */
const trackingToken = (secret: string, feedbackId: string) =>
  derivedToken(secret, `tracking ${feedbackId}`);

/** What is stored of the token, and looked up when the page is opened. */
export const trackingHash = (secret: string, feedbackId: string) =>
  hashToken('tracking', trackingToken(secret, feedbackId));

/** The address where the person who wrote a comment sees what became of it. */
export const trackingUrl = (
  { secret, publicUrl }: Pick<Settings, 'secret' | 'publicUrl'>,
  feedbackId: string,
) => `${publicUrl}/t/${trackingToken(secret, feedbackId)}`;
