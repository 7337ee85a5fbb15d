import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHome, relearn } from '../contract/home.ts';
import { insertSampleSurvey } from '../sample-survey.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker } from '../test-ask.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
afterAll(() => t.close());

test('a new organisation has nothing but its first steps to take', async () => {
  const ask = asker(t, (await t.member('reader')).headers);
  expect((await ask(readHome)).body).toMatchObject({
    days: 30,
    contacts: 0,
    reasons: [],
    themes: [],
    engine: { comments: 0, learning: false, lastLearnedAt: null },
    steps: { survey: false, reasons: false, departments: false, feedback: false, members: false },
  });
});

test('a survey is shared once somebody has answered it, not when it is there', async () => {
  const { headers, orgId } = await t.member('reader');
  const step = async () => (await asker(t, headers)(readHome)).body.steps.survey;
  const surveyId = await inOrganization(t.sql, orgId, async (tx) => {
    const { id } = await insertSampleSurvey(tx, 'en');
    await addComments(tx, [{}]);
    return id;
  });
  expect(await step()).toBe(false);
  await t.owner`update feedback set survey_id = ${surveyId} where org_id = ${orgId}`;
  expect(await step()).toBe(true);
});

test('contacts by reason and kind, the top themes, and what needs a hand', async () => {
  const chair = await t.member('chair');
  const ask = asker(t, chair.headers);
  const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
  await run(async (tx) => {
    const theme = await engineTheme(tx, { label: 'Late' });
    await engineTheme(tx, { label: 'Owned', status: 'owned', ownerId: chair.memberId });
    const ids = await addComments(tx, [
      { themeId: theme, daysAgo: 1 },
      { themeId: theme, daysAgo: 2 },
      { themeId: null, daysAgo: 3 },
      { themeId: null, daysAgo: 45 },
      { themeId: null, daysAgo: 75 },
    ]);
    const [reason] = await tx<[{ id: string }]>`
      insert into contact_reason (org_id, code, names) values (app_org(), 'bi', '{"en": "Bill"}')
      returning id`;
    await tx`update feedback set reason_id = ${reason.id}, kind = 'avoidable', kind_by = 'person'
      where id = any(${[ids[0]!, ids[1]!, ids[3]!]}::uuid[])`;
  });
  expect((await ask(readHome)).body).toMatchObject({
    contacts: 3,
    contactsBefore: 1,
    reasons: [
      { code: 'bi', count: 2, before: 1 },
      { code: null, count: 1, before: 0 },
    ],
    kinds: [
      { kind: 'avoidable', count: 2 },
      { kind: null, count: 1 },
    ],
    themes: [{ label: 'Late', count30: 2 }, { label: 'Owned' }],
    noOwner: 1,
    overdue: 0,
    regressed: 0,
    engine: { comments: 5, unsorted: 3, themes: 2 },
    steps: { reasons: true, feedback: true, members: false },
  });
});

test('what is new and what rises is listed, the surest first', async () => {
  const reader = await t.member('reader');
  const ask = asker(t, reader.headers);
  await inOrganization(t.sql, reader.orgId, async (tx) => {
    const [young, rising, steady] = [
      await engineTheme(tx, { label: 'Young' }),
      await engineTheme(tx, { label: 'Rising' }),
      await engineTheme(tx, { label: 'Steady' }),
    ];
    const weekly = (themeId: string) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((week) => ({ themeId, daysAgo: 1.5 + 7 * week }));
    await addComments(tx, [
      ...Array.from({ length: 5 }, () => weekly(steady)).flat(),
      ...weekly(rising),
      ...Array.from({ length: 11 }, () => ({ themeId: rising, daysAgo: 1.5 })),
      ...Array.from({ length: 3 }, () => ({ themeId: young, daysAgo: 3 })),
    ]);
  });
  const { body } = await ask(readHome);
  expect(body.newAndRising).toMatchObject([
    { label: 'Rising', count7: 12, flags: ['rising', 'no_owner'] },
    { label: 'Young', count7: 3, flags: ['new', 'no_owner'] },
  ]);
});

test('learning again is promised once, however often it is asked for', async () => {
  const chair = await t.member('chair');
  const ask = asker(t, chair.headers);
  for (let i = 0; i < 2; i++) {
    const answer = await ask(relearn);
    expect(answer).toMatchObject({ status: 202, body: { learning: true } });
  }
  const rows = await inOrganization(t.sql, chair.orgId, (tx) => tx`select topic from outbox`);
  expect([...rows]).toEqual([{ topic: 'themes.learn' }]);
});
