import { createHmac } from 'node:crypto';
import { adapterKey } from '@vocero/sql/customer-links';
import { z } from 'zod';
import type { Failure } from '../messages/mail-failure.ts';
import { oneLine } from '../messages/one-line.ts';
import { OutboundError, type Outbound, type OutboundTrouble } from '../outbound.ts';

/** A text or chat message on its way to the organisation's gateway. */
export interface GatewayMessage {
  id: string;
  orgId: string;
  channel: 'sms' | 'chat';
  address: string;
  text: string;
  locale: string;
  caseCode: string | null;
  url: string;
  turn: number;
  secret: string;
}

const Taken = z.object({ id: z.string().min(1).max(200) });

/**
 * Posts a message to the gateway, signed by the scheme of Standard Webhooks. The delivery is called
 * after the message, also when it is tried again: a gateway that had it already can tell.
 */
export async function handToGateway(
  outbound: Outbound,
  message: GatewayMessage,
  now = new Date(),
): Promise<{ failure: Failure | null; providerId: string | null }> {
  const { id, channel, address, text, locale, caseCode } = message;
  const body = JSON.stringify({
    type: 'message.send',
    timestamp: now.toISOString(),
    data: { channel, to: address, text, locale, case_code: caseCode, message_id: id },
  });
  try {
    const headers = headersOf(message, body, now);
    const answer = await outbound({ url: message.url, body, headers });
    return { failure: failureOf(answer.status), providerId: nameIn(answer.text) };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { failure: { ...troubles[error.trouble], detail: error.message }, providerId: null };
  }
}

function headersOf({ id, secret, orgId, channel, turn }: GatewayMessage, body: string, now: Date) {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const key = adapterKey(secret, { orgId, channel, turn }).replace(/^whsec_/, '');
  const mac = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${mac}`,
  };
}

/** 2xx: taken. 410: gone for good. Too many and its own troubles pass; all else is said for good. */
function failureOf(status: number): Failure | null {
  if (status >= 200 && status < 300) return null;
  const detail = oneLine(`HTTP ${status}`);
  if (status === 410) return { code: 'gone', detail, meaning: 'final' };
  if (status === 408 || status === 429 || status >= 500) {
    return { code: 'busy', detail, meaning: 'later' };
  }
  return { code: 'refused', detail, meaning: 'final' };
}

const troubles: Record<OutboundTrouble, Omit<Failure, 'detail'>> = {
  address: { code: 'address_closed', meaning: 'final' },
  certificate: { code: 'certificate', meaning: 'later' },
  unreachable: { code: 'unreachable', meaning: 'later' },
  unclear: { code: 'unclear', meaning: 'unclear' },
};

function nameIn(text: string): string | null {
  try {
    const taken = Taken.safeParse(JSON.parse(text));
    return taken.success ? taken.data.id : null;
  } catch {
    return null;
  }
}
