import type { Tx } from './connect.ts';

/** Cases of the demonstration that are open, with what a message to their customers needs. */
export function listOpenDemoCases(tx: Tx, limit: number) {
  return tx<{ id: string; feedbackId: string; personId: string | null; ownerId: string }[]>`
    select id, feedback_id, person_id, owner_id from customer_case
    where org_id = app_org() and closed_at is null order by id desc limit ${limit}`;
}

export interface PastMessage {
  sentAt?: Date;
  channel?: 'email' | 'sms' | 'phone' | 'page';
  byHand?: boolean;
  blockedFor?: string;
  failedAt?: Date;
  error?: string;
  discardedAt?: Date;
  rating?: 'yes' | 'no' | 'too_many';
}

/** Puts a message where it stood in the past. */
export async function setPastMessage(tx: Tx, id: string, past: PastMessage): Promise<void> {
  await tx`
    update customer_message set sent_at = ${past.sentAt ?? null}, channel = ${past.channel ?? null},
      by_hand = ${past.byHand ?? false}, blocked_for = ${past.blockedFor ?? null},
      failed_at = ${past.failedAt ?? null}, error = ${past.error ?? null},
      discarded_at = ${past.discardedAt ?? null}, rating = ${past.rating ?? null},
      rated_at = ${past.rating ? (past.sentAt ?? null) : null}
    where org_id = app_org() and id = ${id}`;
}

/** An answer that belongs to no case for sure. */
export async function insertPastUnmatched(
  tx: Tx,
  reply: { sender: string; text: string; externalId: string },
): Promise<void> {
  await tx`
    insert into unmatched_reply (org_id, channel, sender, text, reason, external_id)
    values (app_org(), 'email', ${reply.sender}, ${reply.text}, 'no_case', ${reply.externalId})`;
}
