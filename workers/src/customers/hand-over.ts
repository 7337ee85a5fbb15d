import { fillCustomerLinks, trackingToken, makeRatingToken } from '@vocero/sql/customer-links';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import type { CustomerMessageKind } from '@vocero/sql/customer-messages';
import type { CustomerLetter } from '../messages/compose-customer-message.ts';
import type { Failure } from '../messages/mail-failure.ts';
import { mailHtml } from '../messages/mail-html.ts';
import type { Mailer } from '../messages/mailer.ts';
import type { Outbound } from '../outbound.ts';
import type { Gateways } from './gateways.ts';
import { handToGateway } from './hand-to-gateway.ts';
import { replyAddress } from './reply-address.ts';

export interface HandingDeps {
  publicUrl: string;
  secret: string | undefined;
  mailer: Mailer | null;
  /** From whom mail goes out; null: mail is not set up. */
  mailFrom: string | null;
  outbound: Outbound;
}

/** A message that was taken and is about to leave. */
export interface Outgoing {
  id: string;
  kind: CustomerMessageKind;
  orgId: string;
  personId: string | null;
  feedbackId: string | null;
  caseCode: string | null;
  locale: string;
  name: string | null;
  channel: 'email' | 'sms' | 'chat';
  address: string;
  letter: CustomerLetter;
  /** Where answers go; null: nobody said so. */
  replyTo: string | null;
  replyPlus: boolean;
  gateways: Gateways;
}

export interface Handed {
  failure: Failure | null;
  /** What the gateway calls it. */
  providerId: string | null;
}

const notSetUp: Handed = {
  failure: { code: 'not_set_up', detail: null, meaning: 'final' },
  providerId: null,
};

/** Gives a message to whoever delivers it. */
export async function handOver(deps: HandingDeps, message: Outgoing): Promise<Handed> {
  const { mailer, secret } = deps;
  const { channel } = message;
  if (secret === undefined) return notSetUp;
  const links = linksOf(deps.publicUrl, secret, message);
  if (channel !== 'email') {
    const { url, turn } = message.gateways[channel] ?? {};
    if (url === undefined || turn === undefined) return notSetUp;
    const text = fillCustomerLinks(message.letter.short, links);
    return handToGateway(deps.outbound, { ...message, channel, text, url, turn, secret });
  }
  if (!mailer) return notSetUp;
  const replyTo = replyAddress(message);
  if (replyTo === null && isDeaf(deps.mailFrom)) {
    return {
      failure: { code: 'no_reply_address', detail: null, meaning: 'final' },
      providerId: null,
    };
  }
  const text = fillCustomerLinks(message.letter.text, links);
  const failure = await mailer({
    ...{ id: message.id, text, replyTo, locale: message.locale, calendar: null },
    to: { name: message.name ?? '', address: message.address },
    subject: message.letter.subject,
    html: mailHtml(text, message.locale),
    muteUrl: links.preferences && `${links.preferences}?of=alerts`,
  });
  return { failure, providerId: null };
}

/** Nobody is written to from a mailbox that nobody reads. */
const isDeaf = (from: string | null) => /no[-_.]?reply|do[-_.]?not[-_.]?reply/i.test(from ?? '');

function linksOf(publicUrl: string, secret: string, message: Outgoing) {
  const { orgId, personId, feedbackId, id, locale } = message;
  const lang = `lang=${encodeURIComponent(locale)}`;
  return {
    page:
      feedbackId === null ? null : `${publicUrl}/t/${trackingToken(secret, feedbackId)}?${lang}`,
    preferences:
      personId === null
        ? null
        : `${publicUrl}/p/${makePreferencesToken(secret, { orgId, personId })}`,
    useful: `${publicUrl}/a/${makeRatingToken(secret, { orgId, messageId: id })}?${lang}`,
  };
}
