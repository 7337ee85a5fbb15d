import { askToCall } from '@vocero/sql/ask-to-call';
import type { Tx } from '@vocero/sql/connect';
import { sendingChannels, type SendingChannel } from '@vocero/sql/consents';
import {
  blockMessage,
  deferMessage,
  type DueCustomerMessage,
} from '@vocero/sql/customer-message-sending';
import { maySend, type SendingReason } from '@vocero/sql/may-send';
import { lockPerson } from '@vocero/sql/persons';

/** By what a message goes out, and where to. */
export interface Way {
  channel: Exclude<SendingChannel, 'phone'>;
  address: string;
}

/** What is set up. */
export interface OpenWays {
  email: boolean;
  sms: boolean;
  chat: boolean;
  /** Nobody is written to from a demonstration. */
  isDemo: boolean;
}

/**
 * The way that a person likes best of those that the guard lets through. Null: the message does not
 * go out now; it was put off, is a call to make, or stands on the page alone with the reason why.
 */
export async function chooseWay(
  tx: Tx,
  message: DueCustomerMessage,
  open: OpenWays,
): Promise<Way | null> {
  const { id, personId, isUseless, isAlertOff, isUnasked } = message;
  const reason = open.isDemo
    ? 'demo'
    : isUseless
      ? 'too_late'
      : isAlertOff
        ? 'alert_off'
        : personId === null
          ? 'no_person'
          : isUnasked
            ? 'no_asking'
            : null;
  if (reason !== null || personId === null) {
    await blockMessage(tx, id, { reason: reason ?? 'no_person' });
    return null;
  }
  await lockPerson(tx, personId);
  return askGuard(tx, message, { personId, open });
}

interface Refused {
  channel: SendingChannel;
  reason: SendingReason | 'not_set_up';
  nextAt: Date | null;
}

async function askGuard(
  tx: Tx,
  message: DueCustomerMessage,
  { personId, open }: { personId: string; open: OpenWays },
): Promise<Way | null> {
  const { id, at, channels } = message;
  const refused: Refused[] = [];
  for (const channel of channels.length > 0 ? channels : sendingChannels) {
    const answer = await maySend(tx, { personId, channel, purpose: 'answer_me', at });
    if (!answer.ok) {
      const nextAt = answer.reason === 'outside_hours' ? answer.nextAt : null;
      refused.push({ channel, reason: answer.reason, nextAt });
    } else if (channel === 'phone') {
      await blockMessage(tx, id, { reason: 'to_call', channel: 'phone' });
      await askToCall(tx, id);
      return null;
    } else if (open[channel]) {
      return { channel, address: addressOf(message, channel) };
    } else {
      refused.push({ channel, reason: 'not_set_up', nextAt: null });
    }
  }
  await putOff(tx, message, refused);
  return null;
}

const addressOf = ({ email, phone, chat }: DueCustomerMessage, channel: Way['channel']) =>
  ({ email, sms: phone, chat })[channel] ?? '';

/** What stands in the way most, of what was said to each way. */
const order = [
  'do_not_contact',
  'not_set_up',
  'outside_hours',
  'no_consent',
  'no_address',
  'other_channel',
  'no_asking',
  'capped',
] as const satisfies readonly Refused['reason'][];

/** Later, where any way is open later and it is of use by then; else on the page alone. */
async function putOff(tx: Tx, message: DueCustomerMessage, refused: readonly Refused[]) {
  const times = refused.flatMap(({ nextAt }) => (nextAt ? [nextAt.getTime()] : []));
  if (times.length > 0) return deferMessage(tx, message.id, new Date(Math.min(...times)));
  const reason = order.find((one) => refused.some((answer) => answer.reason === one));
  return blockMessage(tx, message.id, { reason: reason ?? 'no_address' });
}
