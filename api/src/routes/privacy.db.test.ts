import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findPersonOfFeedback } from '@vocero/sql/persons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFeedback } from '../contract/feedback.ts';
import * as contract from '../contract/privacy.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let admin: TestMember;
let agent: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  admin = await t.member('admin');
  agent = await t.member('agent', { id: admin.orgId, slug: admin.slug });
  ask = asker(t, admin.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, admin.orgId, work);

async function leave(text: string, reference: string) {
  const customer = {
    reference,
    name: 'Bo Berg',
    email: `${reference}@home.example`,
    mayContact: true,
  };
  const { body } = await ask(createFeedback, { body: { channel: 'phone', text, customer } });
  const personId = (await run((tx) => findPersonOfFeedback(tx, body.id)))!;
  return { feedbackId: body.id, personId };
}

test('what is kept how long is said once for each thing, and read back', async () => {
  const rules = [
    { what: 'comments' as const, channel: 'phone', months: 24 },
    { what: 'comments' as const, channel: '', months: 36 },
  ];
  const { body } = await ask(contract.changeRetention, { body: { rules } });
  expect(body.rules).toEqual([rules[1], rules[0]]);
  const twice = await ask(contract.changeRetention, { body: { rules: [rules[0]!, rules[0]!] } });
  expect(twice.status).toBe(400);
  const nowhere = { what: 'audit' as const, channel: 'phone', months: 3 };
  expect((await ask(contract.changeRetention, { body: { rules: [nowhere] } })).status).toBe(400);
  expect((await ask(contract.readPrivacy)).body.rules).toHaveLength(2);
});

test('a preview counts and takes nothing away', async () => {
  const { feedbackId } = await leave('Kept so far', 'preview');
  await t.owner`
    update feedback set received_at = now() - interval '3 years' where id = ${feedbackId}`;
  const rules = [{ what: 'comments' as const, channel: '', months: 12 }];
  const { body } = await ask(contract.previewRetention, { body: { rules } });
  expect(body.rules).toEqual([{ ...rules[0], due: 1 }]);
  const [row] = await run((tx) => tx`select text from feedback where id = ${feedbackId}`);
  expect(row).toEqual({ text: 'Kept so far' });
});

test('an administrator is told how much goes with somebody, and has it erased once', async () => {
  const { personId, feedbackId } = await leave('Erase this', 'erase');
  const counts = await ask(contract.previewErasure, { body: { personId } });
  expect(counts.body).toEqual({ comments: 1, cases: 0, messages: 0, invitations: 0 });
  const asked = await ask(contract.erasePerson, { body: { personId } });
  const again = await ask(contract.erasePerson, { body: { feedbackId } });
  expect([asked.status, again.body.id]).toEqual([202, asked.body.id]);
  const { items } = (await ask(contract.listErasures)).body;
  expect(items[0]).toMatchObject({ scope: 'person', by: 'member', finishedAt: null });
  const waits = await run((tx) => tx`select from outbox where topic = 'persons.erase'`);
  expect(waits).toHaveLength(1);
});

test('neither nobody nor two at once can be erased', async () => {
  const nobody = crypto.randomUUID();
  expect((await ask(contract.erasePerson, { body: { personId: nobody } })).status).toBe(404);
  const both = { personId: nobody, feedbackId: nobody };
  expect((await ask(contract.erasePerson, { body: both })).status).toBe(400);
  expect((await ask(contract.erasePerson, { body: {} })).status).toBe(400);
});

test('what is handed out holds everything, as JSON and as a table without formulas', async () => {
  const { personId } = await leave('=HYPERLINK("x") said Bo', 'export');
  const read = (format: string, { headers } = admin) =>
    t.app.request(`/api/v1/persons/${personId}/export?format=${format}`, { headers });
  const json = (await (await read('json')).json()) as Record<string, unknown[]>;
  expect(json['person']).toMatchObject({ email: 'export@home.example', customerRef: 'export' });
  expect([json['comments']?.length, json['consents']?.length]).toEqual([1, 1]);
  const csv = await (await read('csv')).text();
  expect(csv).toContain(`comments,1,text,"'=HYPERLINK(""x"") said Bo"`);
  expect((await read('json', agent)).status).toBe(403);
});
