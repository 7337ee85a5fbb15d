import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let admin: TestMember;
let agent: TestMember;
let other: TestMember;

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  const org = await t.organization('Nerva');
  admin = await t.member('admin', org);
  agent = await t.member('agent', org);
  other = await t.member('agent', org);
});
afterAll(() => t.close());

const ask = async (who: TestMember, method: string, path: string, body?: object) => {
  const answer = await t.app.request(path, {
    method,
    headers: who.headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const read = answer.status === 204 ? null : ((await answer.json()) as Record<string, unknown>);
  return { status: answer.status, body: read as Record<string, never> };
};

const note = async (text: string, urgent = true) =>
  (await ask(agent, 'POST', '/api/v1/feedback', { channel: 'phone', text, urgent })).body['id'];

test('a note that is urgent is listed until somebody takes it, and one person has it', async () => {
  await note('The invoice is late', false);
  const id = await note('It smells of gas');
  const list = () => ask(agent, 'GET', '/api/v1/urgent');
  expect((await list()).body).toMatchObject({ items: [{ id, takenBy: null }] });

  const path = `/api/v1/feedback/${id}/urgent`;
  expect((await ask(agent, 'PUT', path, { taken: true })).body).toMatchObject({
    takenBy: { id: agent.memberId },
  });
  expect(await ask(other, 'PUT', path, { taken: true })).toMatchObject({
    status: 409,
    body: { code: 'urgent_taken' },
  });
  expect((await ask(agent, 'PUT', path, { taken: false })).body).toMatchObject({ takenBy: null });
  expect((await ask(other, 'PUT', path, { taken: true })).status).toBe(200);
  expect((await list()).body).toMatchObject({ items: [{ takenBy: { id: other.memberId } }] });
});

test('what is not urgent cannot be taken', async () => {
  const id = await note('The invoice is late', false);
  const answer = await ask(agent, 'PUT', `/api/v1/feedback/${id}/urgent`, { taken: true });
  expect(answer.status).toBe(404);
});

test('comments can be narrowed to what is urgent, and to what nobody looks after', async () => {
  const open = await note('The lift is stuck');
  const texts = async (query: string) =>
    (
      (await ask(agent, 'GET', `/api/v1/feedback?${query}`)).body['items'] as unknown as {
        id: string;
      }[]
    ).map(({ id }) => id);
  expect(await texts('urgent=any')).toHaveLength(2);
  expect(await texts('urgent=open')).toEqual([open]);
  expect(await texts('flagged=any')).toEqual([]);
});

test('how to be reached is kept as it was given, and bad input is refused in words', async () => {
  const help = {
    phone: '+34 900 123 456',
    email: 'help@example.org',
    url: 'https://example.org/contact',
    hours: { es: 'L–V 9–18', 'sr-Cyrl': 'Пон–Пет 9–18' },
  };
  const body = { help, urgentMemberIds: [agent.memberId] };
  expect(await ask(admin, 'PUT', '/api/v1/organization/help', body)).toMatchObject({
    status: 200,
    body,
  });
  expect((await ask(agent, 'GET', '/api/v1/organization/help')).body).toMatchObject(body);
  for (const bad of [{ phone: 'call us' }, { url: 'http://example.org' }, { email: 'help' }]) {
    const answer = await ask(admin, 'PUT', '/api/v1/organization/help', { help: bad });
    expect(answer.status).toBe(400);
  }
  expect((await ask(agent, 'GET', '/api/v1/organization/help')).body).toMatchObject(body);
});
