import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp, type TestMember } from './test-app.ts';

const NAME = 'Zdravka Kanarinec';
const EMAIL = 'zdravka.kanarinec@canary.example';
const PHONE = '+387 61 555 0199';
const ADDRESS = '203.0.113.77';
const BROWSER = 'CanaryBrowser/7.7';
const NEEDLES = [NAME, EMAIL, PHONE, ADDRESS, BROWSER];

let t: TestApp;
let agent: TestMember;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error', TRUSTED_PROXIES: '1' });
  agent = await t.member('agent');
});
afterAll(() => t.close());

const device = { 'user-agent': BROWSER, 'x-forwarded-for': ADDRESS };

/** Which tables, whatever there are, have one of these in any of their columns. */
async function tablesWith(needles: readonly string[]): Promise<string[]> {
  const tables = await t.owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`;
  const found = [];
  for (const { name } of tables) {
    const rows = await t.owner.unsafe(`select t::text as row from ${name} t`);
    const text = rows.map((row) => String(row['row'])).join('\n');
    for (const needle of needles) if (text.includes(needle)) found.push(`${name}: ${needle}`);
  }
  return found;
}

async function fillIn(fields: Record<string, string>): Promise<void> {
  const { token } = await inOrganization(t.sql, agent.orgId, (tx) =>
    insertSurvey(tx, {
      ...{ kind: 'form', name: 'A form', locale: 'en' },
      token: `form-${fields['submission']}`,
    }),
  );
  const answer = await t.app.request(`/f/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...device },
    body: new URLSearchParams({ lang: 'en', comment: 'The lift stands still', ...fields }),
  });
  expect(answer.status).toBe(303);
  expect((await t.app.request(answer.headers.get('location')!, { headers: device })).status).toBe(
    200,
  );
}

test('where the box is not ticked, nothing of who it is and of their device is in any table', async () => {
  await fillIn({ submission: 'unticked', name: NAME, email: EMAIL, phone: PHONE });
  const answer = await t.app.request('/api/v1/feedback', {
    method: 'POST',
    headers: { ...agent.headers, ...device },
    body: JSON.stringify({
      ...{ channel: 'phone', text: 'It was loud' },
      customer: { name: NAME, email: EMAIL, phone: PHONE, mayContact: false },
    }),
  });
  expect(answer.status).toBe(201);
  expect(await tablesWith(NEEDLES)).toEqual([]);
});

test('where it is ticked, they are kept, and their device is not', async () => {
  await fillIn({ submission: 'ticked', name: NAME, email: EMAIL, phone: PHONE, consent: 'yes' });
  const found = await tablesWith(NEEDLES);
  expect(found).toEqual(expect.arrayContaining([`contact: ${EMAIL}`, `person: ${EMAIL}`]));
  expect(found.filter((each) => each.includes(ADDRESS) || each.includes(BROWSER))).toEqual([]);
});
