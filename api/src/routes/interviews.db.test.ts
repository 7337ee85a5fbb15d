import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentVersion } from '../contract/consent.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let agent: TestMember;
let surveyId: string;
beforeAll(async () => {
  t = await testApp();
  const org = await t.organization('Nerva');
  agent = await t.member('agent', org);
  const admin = await t.member('admin', org);
  const body = { kind: 'survey', name: 'Calls', locale: 'en' };
  surveyId = (await ask<{ id: string }>('POST', 'surveys', body, admin.headers)).body.id;
});
afterAll(() => t.close());

async function ask<T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: object,
  headers = agent.headers,
) {
  const answer = await t.app.request(`/api/v1/${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as T };
}

const interview = (more: object = {}) => ({
  id: randomUUID(),
  locale: 'en',
  version: 0,
  given: { solved: ['no'], treated: ['2'], comment: ['Nobody called back.'] },
  ...more,
});

test('the script says what to ask, of whom, and what one’s calls of today came to', async () => {
  const { status, body } = await ask('GET', `surveys/${surveyId}/script`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ organization: 'Nerva', survey: { version: 0 }, calls: [] });
});

test('an interview is a comment by phone, written down by whoever asked, and counted once', async () => {
  const said = interview({ isUrgent: true });
  const [first, second] = [
    await ask<{ id: string }>('POST', `surveys/${surveyId}/interviews`, said),
    await ask<{ id: string }>('POST', `surveys/${surveyId}/interviews`, said),
  ];
  expect(first.status).toBe(201);
  expect(second.body.id).toBe(first.body.id);
  const [row] = await t.owner`
    select channel, text, scores, member_id, is_urgent from feedback where id = ${first.body.id}`;
  expect(row).toMatchObject({
    channel: 'phone',
    text: 'Nobody called back.',
    scores: { solved: 'no', treated: 2 },
    memberId: agent.memberId,
    isUrgent: true,
  });
  const calls = await t.owner`select outcome, feedback_id from interview`;
  expect(calls).toEqual([{ outcome: 'answered', feedbackId: first.body.id }]);
});

test('a way to reach the person is kept only with the words that were read', async () => {
  const contact = { name: 'Ana', phone: '+34 600 000 000', textVersion: consentVersion };
  const { body } = await ask<{ id: string }>(
    ...(['POST', `surveys/${surveyId}/interviews`, interview({ contact })] as const),
  );
  const rows = await t.owner`
    select name, phone, purpose_version from contact where feedback_id = ${body.id}`;
  expect(rows).toEqual([{ name: 'Ana', phone: '+34 600 000 000', purposeVersion: consentVersion }]);
  const old = interview({ contact: { ...contact, textVersion: consentVersion + 1 } });
  expect((await ask('POST', `surveys/${surveyId}/interviews`, old)).status).toBe(409);
});

test('an interview without a single answer is refused, and so is an unknown place', async () => {
  const empty = interview({ given: {} });
  expect((await ask('POST', `surveys/${surveyId}/interviews`, empty)).status).toBe(400);
  const lost = interview({ placeId: randomUUID() });
  expect((await ask('POST', `surveys/${surveyId}/interviews`, lost)).status).toBe(404);
  const never = interview({ version: 7 });
  expect((await ask('POST', `surveys/${surveyId}/interviews`, never)).status).toBe(404);
});

test('who refuses or is not reached is counted, and one can take it back oneself', async () => {
  const call = { id: randomUUID(), locale: 'es', outcome: 'refused' };
  await ask('POST', `surveys/${surveyId}/calls`, call);
  const { body } = await ask<{ calls: { outcome: string; count: number }[] }>(
    ...(['POST', `surveys/${surveyId}/calls`, call] as const),
  );
  expect(body.calls.find(({ outcome }) => outcome === 'refused')!.count).toBe(1);
  const colleague = await t.member('agent', { id: agent.orgId, slug: agent.slug });
  expect((await ask('DELETE', `calls/${call.id}`, undefined, colleague.headers)).status).toBe(404);
  expect((await ask('DELETE', `calls/${call.id}`)).status).toBe(204);
  const results = await ask<{ calls: object[] }>('GET', `surveys/${surveyId}/results`);
  expect(results.body.calls).toEqual([{ outcome: 'answered', count: 2 }]);
});

test('a closed survey takes no interview', async () => {
  await t.owner`update survey set active = false where id = ${surveyId}`;
  const { status } = await ask('POST', `surveys/${surveyId}/interviews`, interview());
  expect(status).toBe(409);
  await t.owner`update survey set active = true where id = ${surveyId}`;
});

test('who may be called is what the guard says, by reference, address or number', async () => {
  const may = async (customer: string) =>
    (
      await ask<{ refusal: { reason: string } | null }>('POST', `surveys/${surveyId}/may-call`, {
        customer,
      })
    ).body.refusal?.reason ?? null;
  expect(await may('C-77')).toBe('unknown');
  const customer = { reference: 'C-77', email: 'li@home.example', phone: '+34 600-000-777' };
  const body = {
    channel: 'phone',
    text: 'Late again',
    customer: { ...customer, mayContact: true },
  };
  await ask('POST', 'feedback', body);
  for (const known of ['C-77', 'LI@home.example', '+34600000777'])
    expect(await may(known)).toBe('no_consent');
  const { person } = (
    await ask<{ person: { id: string } }>('POST', 'persons/look-up', { customer: 'C-77' })
  ).body;
  const agreed = { channel: 'phone', purpose: 'ask_opinion', locale: 'en' };
  await ask('POST', `persons/${person.id}/consents`, agreed);
  expect([null, 'outside_hours']).toContain(await may('C-77')); // as the hour is
  await ask('PUT', `persons/${person.id}/do-not-contact`, { doNotContact: true });
  expect(await may('+34 600 000 777')).toBe('do_not_contact');
});
