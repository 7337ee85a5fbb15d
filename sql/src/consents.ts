import type { Tx } from './connect.ts';

export const sendingChannels = ['email', 'sms', 'chat', 'phone'] as const;
export type SendingChannel = (typeof sendingChannels)[number];

/** What somebody may be reached for: an answer to what they wrote, or a question of ours. */
export type SendingPurpose = 'answer_me' | 'ask_opinion';

export interface NewConsent {
  personId: string;
  channel: SendingChannel;
  purpose: SendingPurpose;
  textVersion: number;
  /** Exactly the words that were agreed to. */
  text: string;
  locale: string;
  source: 'survey' | 'form' | 'agent' | 'import' | 'api' | 'preferences';
  givenAt?: string | null;
}

export interface Consent extends Omit<NewConsent, 'givenAt' | 'personId'> {
  id: string;
  givenAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: 'person' | 'member' | null;
}

/** Writes down what a person agreed to; the same said once more, while it holds, is one line. */
export async function insertConsent(tx: Tx, consent: NewConsent): Promise<void> {
  const { personId, channel, purpose, textVersion, text, locale, source, givenAt = null } = consent;
  await tx`
    insert into consent (org_id, person_id, channel, purpose, text_version, text, locale, source,
      given_at)
    select app_org(), ${personId}, ${channel}, ${purpose}, ${textVersion}, ${text}, ${locale},
      ${source}, coalesce(${givenAt}::timestamptz, now())
    where not exists (
      select from consent
      where org_id = app_org() and person_id = ${personId} and channel = ${channel}
        and purpose = ${purpose} and text_version = ${textVersion} and text = ${text}
        and withdrawn_at is null)`;
}

/** Everything that a person ever agreed to, newest first. */
export function listConsents(tx: Tx, personId: string) {
  return tx<Consent[]>`
    select id, channel, purpose, text_version, text, locale, source, given_at, withdrawn_at,
      withdrawn_by
    from consent where org_id = app_org() and person_id = ${personId}
    order by given_at desc, id desc limit 500`;
}

/**
 * Takes consent back: all that holds, or that of one purpose, or a line with all that agree to the
 * same: whoever agreed with three comments takes it back once.
 * @returns how many lines.
 */
export async function withdrawConsents(
  tx: Tx,
  personId: string,
  which: { by: 'person' | 'member'; purpose?: SendingPurpose; id?: string },
): Promise<number> {
  const { by, purpose = null, id = null } = which;
  const { count } = await tx`
    update consent set withdrawn_at = now(), withdrawn_by = ${by}
    where org_id = app_org() and person_id = ${personId} and withdrawn_at is null
      and (${purpose}::text is null or purpose = ${purpose})
      and (${id}::uuid is null or (channel, purpose) = (
        select channel, purpose from consent
        where org_id = app_org() and person_id = ${personId} and id = ${id}::uuid
          and withdrawn_at is null))`;
  return count;
}
