import { readAskingPolicy, type AskingBasis } from './asking.ts';
import type { Tx } from './connect.ts';
import type { SendingChannel, SendingPurpose } from './consents.ts';
import { nextSendingTime, type PersonHour } from './sending-hours.ts';

export interface Sending {
  personId: string;
  channel: SendingChannel;
  purpose: SendingPurpose;
  /** When it is to go out. */
  at: Date;
  /**
   * On what it rests: consent unless said otherwise. `existing_customer` is for asking customers
   * after a service they had; it never rests on that for anything else.
   */
  basis?: AskingBasis;
  /** The invitation that it belongs to, which does not count against itself. */
  invitationId?: string;
}

/** Why nothing may be sent. `nextAt`: when it may be; null where no time is known. */
export type SendingRefusal =
  | {
      ok: false;
      reason:
        'do_not_contact' | 'no_asking' | 'no_consent' | 'no_address' | 'other_channel' | 'capped';
    }
  | { ok: false; reason: 'outside_hours'; nextAt: Date | null };
export type MaySend = { ok: true } | SendingRefusal;
export type SendingReason = SendingRefusal['reason'];

interface Facts {
  hasAddress: boolean;
  doNotContact: boolean;
  noAsking: boolean;
  hasConsent: boolean;
  channels: SendingChannel[];
  hours: PersonHour[];
  zone: string;
  lastAskedDays: number | null;
}

/**
 * The guard before everything that goes out to a customer, by whatever way and for whatever purpose:
 * a letter, a text message, a call. Whoever sends asks here first, in the transaction that marks the
 * sending, and sends nothing when told no; the reason is shown to people. It refuses
 * - `do_not_contact`: the person wants to hear nothing from us, or somebody noted so for them, or
 *   for another customer of ours who has the same address;
 * - `no_asking`: they want to be asked nothing, although they may be answered;
 * - `no_consent`: they did not agree to be reached this way for this purpose;
 * - `no_address`: there is nothing to reach them by;
 * - `other_channel`: they said how they like to be reached, and this is not among it;
 * - `capped`: they were asked within the days that the organisation keeps between two questions;
 * - `outside_hours`: it is not the time, by the organisation's hours and those the person likes.
 */
export async function maySend(tx: Tx, sending: Sending): Promise<MaySend> {
  const { purpose, basis = 'consent', at } = sending;
  const facts = await readFacts(tx, sending);
  if (!facts) return { ok: false, reason: 'no_address' };
  if (facts.doNotContact) return { ok: false, reason: 'do_not_contact' };
  if (purpose === 'ask_opinion' && facts.noAsking) return { ok: false, reason: 'no_asking' };
  const needsConsent = basis === 'consent' || purpose !== 'ask_opinion';
  if (needsConsent && !facts.hasConsent) return { ok: false, reason: 'no_consent' };
  if (!facts.hasAddress) return { ok: false, reason: 'no_address' };
  const { channels, lastAskedDays } = facts;
  if (channels.length > 0 && !channels.includes(sending.channel)) {
    return { ok: false, reason: 'other_channel' };
  }
  const policy = await readAskingPolicy(tx);
  if (purpose === 'ask_opinion' && lastAskedDays !== null && lastAskedDays < policy.capDays) {
    return { ok: false, reason: 'capped' };
  }
  const { zone, hours: wanted } = facts;
  const nextAt = nextSendingTime(at, { zone, sending: policy, wanted });
  if (nextAt?.getTime() === at.getTime()) return { ok: true };
  return { ok: false, reason: 'outside_hours', nextAt };
}

/** Whether somebody else who has the same address wants no contact: it would reach them too. */
function isAddressClosed(tx: Tx, channel: SendingChannel) {
  const isSame = {
    email: tx`lower(other.email) = lower(p.email)`,
    sms: tx`other.phone = p.phone`,
    phone: tx`other.phone = p.phone`,
    chat: tx`other.chat = p.chat`,
  }[channel];
  return tx`exists (select from person other
    where other.org_id = p.org_id and ${isSame} and other.do_not_contact_at is not null)`;
}

/** `lastAskedDays`: to the nearest other invitation that was sent or is to be, before or after. */
async function readFacts(tx: Tx, sending: Sending): Promise<Facts | undefined> {
  const { personId, channel, purpose, at, invitationId = null } = sending;
  const [row] = await tx<Facts[]>`
    select case ${channel} when 'email' then email when 'chat' then chat else phone end is not null
        as has_address,
      do_not_contact_at is not null or ${isAddressClosed(tx, channel)} as do_not_contact, no_asking_at is not null as no_asking,
      exists (select from consent c
        where c.org_id = p.org_id and c.person_id = p.id and c.channel = ${channel}
          and c.purpose = ${purpose} and c.withdrawn_at is null) as has_consent,
      channels, hours, o.time_zone as zone,
      (select min(abs(extract(epoch from i.due_at - ${at}::timestamptz)) / 86400)::float8
        from survey_invitation i
        where i.org_id = p.org_id and i.person_id = p.id and i.id is distinct from ${invitationId}
          and i.suppressed_at is null and i.cancelled_at is null and i.source <> 'test'
        ) as last_asked_days
    from person p join organization o on o.id = p.org_id
    where p.org_id = app_org() and p.id = ${personId}`;
  return row;
}
