import { randomUUID } from 'node:crypto';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { showCaseCode } from '../case-code.ts';
import type { CustomerMessage } from '../contract/customer-messages.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { testConversations, type TestConversations } from '../test-conversations.ts';

let t: TestApp;
let c: TestConversations;
beforeAll(async () => {
  t = await testApp();
});
beforeEach(async () => {
  c = await testConversations(t);
});
afterAll(() => t.close());

test('an answer is said once however often it is sent, and can be discarded and restored', async () => {
  const one = await c.matter();
  const reply = { once: randomUUID(), subject: 'The bus', body: 'It comes at eight.' };
  for (let i = 0; i < 2; i += 1) {
    expect((await c.ask('POST', `/cases/${one.caseId}/replies`, reply)).status).toBe(201);
  }
  const said = (await c.conversation(one)).messages.filter(({ kind }) => kind === 'reply');
  expect(said).toMatchObject([{ state: 'waiting', subject: 'The bus', isEdited: true }]);
  const act = (name: string) =>
    c.ask<CustomerMessage>('POST', `/customer-messages/${said[0]!.id}/acts`, { act: name });
  expect((await act('discard')).body.state).toBe('discarded');
  expect((await act('discard')).status).toBe(409);
  expect((await act('restore')).body.state).toBe('draft');
  expect((await act('approve')).body.state).toBe('waiting');
});

test('what stands on the page alone is copied with its links and marked as sent by hand', async () => {
  const one = await c.matter();
  const id = await c.run(async (tx) => {
    const made = await appendCustomerMessage(tx, {
      ...{ kind: 'reply', event: 'e', personId: one.personId, feedbackId: one.feedbackId },
      ...{ caseId: one.caseId, locale: 'en', words: { subject: 'S', body: 'Words' } },
    });
    await tx`update customer_message set blocked_for = 'no_consent', channel = 'page'
      where org_id = app_org() and id = ${made}`;
    return made!;
  });
  const { body } = await c.ask<{ copy: { body: string } }>('GET', `/customer-messages/${id}`);
  expect(body.copy.body).toMatch(/^Words\n\nhttp\S+\/t\/[\w-]+\nhttp\S+\/p\/[\w-]+$/);
  const hand = { act: 'sent_by_hand', channel: 'phone' };
  const sent = await c.ask<CustomerMessage>('POST', `/customer-messages/${id}/acts`, hand);
  expect(sent.body).toMatchObject({ state: 'sent', byHand: true, channel: 'phone' });
  const back = { act: 'not_sent_by_hand' };
  const undone = await c.ask<CustomerMessage>('POST', `/customer-messages/${id}/acts`, back);
  expect(undone.body).toMatchObject({ state: 'page_only', byHand: false });
});

test('what waits to be sent by itself cannot be marked as sent by hand', async () => {
  const one = await c.matter();
  const id = await c.run((tx) =>
    appendCustomerMessage(tx, {
      ...{ kind: 'reply', event: 'e', personId: one.personId, feedbackId: null, locale: 'en' },
    }),
  );
  const hand = { act: 'sent_by_hand', channel: 'email' };
  expect((await c.ask('POST', `/customer-messages/${id}/acts`, hand)).status).toBe(409);
});

test('an answer is looked at as its customer gets it, and nothing is kept of that', async () => {
  const one = await c.matter();
  const path = `/cases/${one.caseId}/replies/preview`;
  const seen = await c.ask<{ subject: string; text: string }>('POST', path, { body: 'At eight.' });
  expect(seen.body.subject).toBe(`About your case ${showCaseCode(one.code)}`);
  expect(seen.body.text).toMatch(/^Hello Bo,\n\nAt eight\.\n/);
  expect(seen.body.text).toMatch(/\/t\/…$/m);
  expect((await c.conversation(one)).messages.filter(({ kind }) => kind === 'reply')).toEqual([]);
  const other = await t.member('admin');
  expect((await c.ask('POST', path, { body: 'At eight.' }, other.headers)).status).toBe(404);
});
