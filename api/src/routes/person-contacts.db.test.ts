import { inOrganization } from '@vocero/sql/connect';
import { findPersonOfFeedback } from '@vocero/sql/persons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCase } from '../contract/cases.ts';
import { createFeedback } from '../contract/feedback.ts';
import { listPersonContacts } from '../contract/persons.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let agent: TestMember;
let ask: Ask;
let personId: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  agent = await t.member('agent');
  ask = asker(t, agent.headers);
});
afterAll(() => t.close());

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const tell = async (text: string, hour: number, customer?: object) =>
  (
    await ask(createFeedback, {
      body: { channel: 'phone', text, occurredAt: at(hour), ...(customer && { customer }) },
    })
  ).body.id;

test('what a customer told is listed by their reference and by their address, with its case', async () => {
  const email = 'ana@home.example';
  const byAddress = await tell('The bill is wrong', 8, { email, name: 'Ana', mayContact: true });
  const byBoth = await tell('Still wrong', 9, { reference: 'C-9', email, mayContact: true });
  const byReference = await tell('And again', 10, { reference: 'C-9' });
  await tell('Somebody else', 11, { reference: 'C-10' });
  personId = (await inOrganization(t.sql, agent.orgId, (tx) => findPersonOfFeedback(tx, byBoth)))!;
  const { body: opened } = await ask(openCase, { body: { feedbackId: byReference } });

  const params = { id: personId };
  const { body: all } = await ask(listPersonContacts, { params });
  expect(all.items.map(({ id }) => id)).toEqual([byReference, byBoth, byAddress]);
  expect(all.items[0]).toMatchObject({ text: 'And again', case: { id: opened.id } });
  expect(all.nextCursor).toBeNull();

  const { body: first } = await ask(listPersonContacts, { params, query: { limit: 2 } });
  const query = { limit: 2, cursor: first.nextCursor! };
  const { body: second } = await ask(listPersonContacts, { params, query });
  expect(second.items.map(({ id }) => id)).toEqual([byAddress]);
});

test('another organisation does not find them', async () => {
  const stranger = asker(t, (await t.member('agent')).headers);
  const answer = await stranger(listPersonContacts, { params: { id: personId } });
  expect(answer.status).toBe(404);
});
