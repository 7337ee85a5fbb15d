import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../contract/endpoints.ts';
import { testActing, type Act, type Acting } from './test-acting.ts';
import { actsOfCaseRules } from './test-acts-of-case-rules.ts';
import { actsOfCases } from './test-acts-of-cases.ts';
import { actsOfComments } from './test-acts-of-comments.ts';
import { actsOfCouncils } from './test-acts-of-councils.ts';
import { actsOfKiosks } from './test-acts-of-kiosks.ts';
import { actsOfLearning } from './test-acts-of-learning.ts';
import { actsOfLinks } from './test-acts-of-links.ts';
import { actsOfOrganization } from './test-acts-of-organization.ts';
import { actsOfPersons } from './test-acts-of-persons.ts';
import { actsOfPublicPages } from './test-acts-of-public-pages.ts';
import { actsOfReasons } from './test-acts-of-reasons.ts';
import { actsOfRemedies } from './test-acts-of-remedies.ts';
import { actsOfSending } from './test-acts-of-sending.ts';
import { actsOfSurveys } from './test-acts-of-surveys.ts';
import { actsOfTellings } from './test-acts-of-tellings.ts';
import { founding, unaudited } from './test-unaudited.ts';

let acting: Acting;
let acts: Act[];
beforeAll(async () => {
  acting = await testActing();
  acts = areas.flatMap((actsOf) => actsOf(acting));
});
afterAll(() => acting.t.close());

/**
 * Every other endpoint that changes something, by area, in an order in which each of them can: an
 * act may ask for what those before it made.
 */
const areas = [
  actsOfOrganization,
  actsOfReasons,
  actsOfSurveys,
  actsOfKiosks,
  actsOfLearning,
  actsOfComments,
  actsOfLinks,
  actsOfTellings,
  actsOfPublicPages,
  actsOfCouncils,
  actsOfCaseRules,
  actsOfRemedies,
  actsOfSending,
  actsOfPersons,
  actsOfCases,
];

test('every endpoint that changes something leaves a line, or stands in the list with a reason', () => {
  const changing = endpoints.filter(({ method }) => method !== 'get');
  const names = changing.map(({ method, path }) => `${method} ${path}`).sort();
  const known = [...Object.keys(unaudited), ...acts.map(([name]) => name), ...founding];
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !names.includes(name))).toEqual([]);
});

const countLines = async (orgId: string) => {
  const [row] = await acting.t.owner<[{ n: number }]>`
    select count(*)::int as n from audit_event where org_id = ${orgId}`;
  return row.n;
};

test('an act leaves exactly one line, and no line holds a secret or an address of mail', async () => {
  const { admin, secrets, t } = acting;
  for (const [name, act, prepare] of acts) {
    await prepare?.();
    const before = await countLines(admin.orgId);
    const answer = await act();
    expect([name, answer.status < 300, answer.body]).toEqual([name, true, answer.body]);
    expect([name, (await countLines(admin.orgId)) - before]).toEqual([name, 1]);
  }
  const rows = await t.owner<{ line: string }[]>`
    select audit_event::text as line from audit_event where org_id = ${admin.orgId}`;
  const all = rows.map(({ line }) => line).join('\n');
  expect(secrets.length).toBeGreaterThan(4);
  for (const secret of [...secrets, t.password, '@example.org', admin.headers['cookie']!]) {
    expect(all).not.toContain(secret);
  }
}, 120_000);

test('a new organisation begins with the line of who made it', async () => {
  const { body } = await acting.ask('POST', '/api/v1/organizations', { name: 'Second' });
  expect(await countLines(body['id']!)).toBe(1);
});
