import type { Tx } from '@vocero/sql/connect';
import { fillCustomerLinks, makeRatingToken } from '@vocero/sql/customer-links';
import { ensureTrackingLink } from '@vocero/sql/customer-message-sending';
import type { LoggedCustomerMessage } from '@vocero/sql/customer-message-log';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { readCaseFacts } from '@vocero/sql/case-facts';
import type { Settings } from './settings.ts';
import { trackingHash, trackingUrl } from './tracking.ts';

/**
 * The words of a message as a member copies them into a letter of their own, with the links that the
 * words alone leave out; null where they are not made yet.
 */
export async function copyOfMessage(
  tx: Tx,
  message: LoggedCustomerMessage,
  { secret, publicUrl, orgId }: Pick<Settings, 'secret' | 'publicUrl'> & { orgId: string },
): Promise<{ subject: string; body: string } | null> {
  const { id, subject, body, personId, caseId } = message;
  if (subject === null || body === null) return null;
  const ofCase = caseId === null ? undefined : await readCaseFacts(tx, caseId);
  const feedbackId = message.feedbackId ?? ofCase?.feedbackId ?? null;
  if (feedbackId) await ensureTrackingLink(tx, feedbackId, trackingHash(secret, feedbackId));
  const links = {
    page: feedbackId ? trackingUrl({ secret, publicUrl }, feedbackId) : null,
    preferences: personId
      ? `${publicUrl}/p/${makePreferencesToken(secret, { orgId, personId })}`
      : null,
    useful: `${publicUrl}/a/${makeRatingToken(secret, { orgId, messageId: id })}`,
  };
  const further = [links.page, links.preferences].filter((link) => link !== null);
  return { subject, body: [fillCustomerLinks(body, links), '', ...further].join('\n') };
}
