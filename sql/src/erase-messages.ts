import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

/**
 * Takes away what was said to customers in these messages and to whom. That something of this kind
 * went out, when and how, stays. What was not sent never is.
 */
export async function eraseCustomerMessages(
  tx: Tx,
  messageIds: readonly string[],
): Promise<number> {
  if (messageIds.length === 0) return 0;
  const ids = [...messageIds];
  await tx`
    update message_delivery set detail = null
    where org_id = app_org() and message_id = any(${ids}::uuid[]) and detail is not null`;
  const { count } = await tx`
    update customer_message set person_id = null, data = '{}',
      subject = case when subject is not null then ${ERASED} end,
      body = case when body is not null then ${ERASED} end,
      error_detail = null, provider_id = null,
      discarded_at = case when sent_at is null then coalesce(discarded_at, now()) end
    where org_id = app_org() and id = any(${ids}::uuid[])`;
  return count;
}

/** The same for invitations to a survey, with their letters. They go on counting as what they were. */
export async function eraseInvitations(tx: Tx, invitationIds: readonly string[]): Promise<number> {
  if (invitationIds.length === 0) return 0;
  const ids = [...invitationIds];
  await tx`
    update survey_invitation_mail set subject = case when subject is not null then ${ERASED} end,
      body = case when body is not null then ${ERASED} end, error_detail = null,
      failed_at = case when sent_at is null then coalesce(failed_at, now()) end
    where org_id = app_org() and invitation_id = any(${ids}::uuid[])`;
  const { count } = await tx`
    update survey_invitation set person_id = null,
      cancelled_at = case when answered_at is null and suppressed_at is null and not exists (
          select from survey_invitation_mail m
          where m.org_id = app_org() and m.invitation_id = survey_invitation.id
            and m.sent_at is not null)
        then coalesce(cancelled_at, now()) else cancelled_at end
    where org_id = app_org() and id = any(${ids}::uuid[])`;
  return count;
}
