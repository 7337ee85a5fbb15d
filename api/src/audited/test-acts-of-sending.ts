import { randomUUID } from 'node:crypto';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { keepPerson } from '@vocero/sql/persons';
import type { Act, Acting } from './test-acting.ts';

/** By which ways customers are written to, and what becomes of single messages and replies. */
export function actsOfSending(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    [
      'put /api/v1/customer-sending/policy',
      () => ask('PUT', '/api/v1/customer-sending/policy', { replyPlus: true }),
    ],
    [
      'put /api/v1/send-adapters/{channel}',
      () => ask('PUT', '/api/v1/send-adapters/sms', { url: 'https://sms.example.org/' }),
    ],
    [
      'post /api/v1/send-adapters/{channel}/key',
      () => ask('POST', '/api/v1/send-adapters/sms/key'),
    ],
    [
      'post /api/v1/send-adapters/{channel}/trial',
      () => ask('POST', '/api/v1/send-adapters/sms/trial', { to: '+38761' }),
    ],
    ['delete /api/v1/send-adapters/{channel}', () => ask('DELETE', '/api/v1/send-adapters/sms')],
    [
      'post /api/v1/reply-hooks',
      () => keeping('replies', 'id', ask('POST', '/api/v1/reply-hooks', { name: 'Mailbox' })),
    ],
    [
      'delete /api/v1/reply-hooks/{id}',
      () => ask('DELETE', `/api/v1/reply-hooks/${id('replies')}`),
    ],
    [
      'put /api/v1/alert-settings/{alert}',
      () => ask('PUT', '/api/v1/alert-settings/renewal', { isOn: false, words: {} }),
    ],
    [
      'put /api/v1/persons/{id}/alerts',
      async () => ask('PUT', `/api/v1/persons/${await aPerson(acting)}/alerts`, { off: ['stage'] }),
    ],
    [
      'post /api/v1/alerts',
      async () => {
        await aPerson(acting);
        return ask('POST', '/api/v1/alerts', { type: 'renewal', ref: 'kowari-1', eventId: 'e1' });
      },
    ],
    [
      'patch /api/v1/customer-messages/{id}',
      async () =>
        ask('PATCH', `/api/v1/customer-messages/${await aMessage(acting)}`, {
          subject: 'Hi',
          body: 'There',
        }),
    ],
    [
      'post /api/v1/customer-messages/{id}/acts',
      async () =>
        ask('POST', `/api/v1/customer-messages/${await aMessage(acting)}/acts`, { act: 'discard' }),
    ],
    [
      'post /api/v1/unmatched-replies/{id}/settle',
      async () =>
        ask('POST', `/api/v1/unmatched-replies/${await anUnmatched(acting)}/settle`, {
          code: null,
        }),
    ],
  ];
}

/** Somebody who may be told something. */
const aPerson = ({ run }: Acting) =>
  run((tx) =>
    keepPerson(tx, { ref: 'kowari-1', name: null, email: null, phone: null, locale: 'en' }),
  );

async function aMessage(acting: Acting): Promise<string> {
  const { run } = acting;
  const personId = await aPerson(acting);
  const event = randomUUID();
  const made = await run((tx) =>
    appendCustomerMessage(tx, { kind: 'reply', event, personId, feedbackId: null, locale: 'en' }),
  );
  return made!;
}

async function anUnmatched({ run }: Acting): Promise<string> {
  const [row] = await run(
    (tx) => tx<[{ id: string }]>`
      insert into unmatched_reply (org_id, channel, sender, text, reason, external_id)
      values (app_org(), 'sms', '+38761', 'Hi', 'no_case', ${randomUUID()}) returning id`,
  );
  return row.id;
}
