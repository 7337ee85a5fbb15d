import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeMeasures, readMeasures } from '../contract/measures.ts';
import { asker } from '../test-ask.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => (t = await testApp({ LOG_LEVEL: 'error' })));
afterAll(() => t.close());

const chair = async () => {
  const member = await t.member('chair');
  return { ...member, ask: asker(t, member.headers) };
};
const promises = (orgId: string) =>
  t.owner`select from outbox where org_id = ${orgId} and topic = 'kinds.apply'`;

test('two who change different measures at once both get theirs', async () => {
  const { ask } = await chair();
  for (let n = 1; n <= 5; n += 1) {
    await Promise.all([
      ask(changeMeasures, { body: { firstWeekday: n } }),
      ask(changeMeasures, { body: { stalledWeeks: n } }),
      ask(changeMeasures, { body: { recurringDays: n } }),
    ]);
    expect((await ask(readMeasures)).body).toMatchObject({
      firstWeekday: n,
      stalledWeeks: n,
      recurringDays: n,
    });
  }
});

test('with other days for repeat contacts the rules for kinds are held against all comments', async () => {
  const { ask, orgId } = await chair();
  await ask(changeMeasures, { body: { stalledWeeks: 9 } });
  expect(await promises(orgId)).toHaveLength(0);
  await ask(changeMeasures, { body: { repeatDays: 14 } });
  expect(await promises(orgId)).toHaveLength(1);
});

test('nothing named changes nothing', async () => {
  const { ask } = await chair();
  const before = (await ask(readMeasures)).body;
  expect(await ask(changeMeasures, { body: {} })).toMatchObject({ status: 200, body: before });
});
