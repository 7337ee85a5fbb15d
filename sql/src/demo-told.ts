import type { Tx } from './connect.ts';
import { tellingEvent } from './tellings.ts';

export interface DemoCustomer {
  feedbackId: string;
  name: string;
  email: string;
  locale: string;
  /** What they agreed to, in their language, and its version. */
  consent: { version: number; text: string };
}

/** Whoever wrote a comment left an address with it, and agreed to be answered. */
export async function leaveAddress(tx: Tx, customer: DemoCustomer): Promise<void> {
  const { feedbackId, name, email, locale, consent } = customer;
  const [person] = await tx<[{ id: string }]>`
    select person_of(customer_ref, ${name}, ${email}, null, ${locale}, true) as id
    from feedback where org_id = app_org() and id = ${feedbackId}`;
  await tx`
    insert into contact (org_id, feedback_id, name, email, purpose_version, purpose_text, locale,
      consented_at, person_id)
    select app_org(), id, ${name}, ${email}, ${consent.version}, ${consent.text},
      ${locale}, occurred_at, ${person.id}
    from feedback where org_id = app_org() and id = ${feedbackId}
    on conflict do nothing`;
  await tx`
    insert into consent (org_id, person_id, channel, purpose, text_version, text, locale, source,
      feedback_id, given_at)
    select app_org(), ${person.id}, 'email', 'answer_me', ${consent.version}, ${consent.text},
      ${locale}, 'form', id,
      occurred_at
    from feedback where org_id = app_org() and id = ${feedbackId}`;
}

/** A case that was closed some days after its comment came. */
export async function closePastCase(
  tx: Tx,
  { caseId, at, memberId }: { caseId: string; at: Date; memberId: string },
): Promise<void> {
  await tx`
    update customer_case set state = 'closed_accepted', acknowledged_at = received_at,
      acknowledged_by = ${memberId}, closing_reason = 'solved', closed_at = ${at},
      closed_by = ${memberId}
    where org_id = app_org() and id = ${caseId}`;
}

/** A telling as the past left it: approved and sent on that day. */
export async function sendPastTelling(
  tx: Tx,
  telling: { id: string; themeId: string; number: number; at: Date },
): Promise<void> {
  const { id, at } = telling;
  await tx`
    update theme_telling set created_at = ${at}, released_at = ${at}
    where org_id = app_org() and id = ${id}`;
  await tx`
    update customer_message set created_at = ${at}, approved_at = ${at}, due_at = ${at},
      sent_at = ${at}, channel = 'email'
    where org_id = app_org() and event = ${tellingEvent(telling)}`;
}
