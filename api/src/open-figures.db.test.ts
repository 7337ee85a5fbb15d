import { openCase } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readAnsweredMonths, readKeptMonths } from '@vocero/sql/promise-rates';
import { addComments } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readResponseTimes } from './response-times.ts';
import { testApp, type TestApp, type TestMember } from './test-app.ts';

let t: TestApp;
let chair: TestMember;
beforeAll(async () => {
  t = await testApp();
});
beforeEach(async () => {
  chair = await t.member('chair');
  await run((tx) => tx`insert into case_policy (org_id, clock) values (app_org(), 'always')`);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
const now = new Date();

interface Told {
  /** Hours ago. */
  received: number;
  /** Hours after that; null: not yet. */
  answered: number | null;
}

const addCase = ({ received, answered }: Told) =>
  run(async (tx) => {
    const [feedbackId] = await addComments(tx, [{}]);
    const id = await openCase(tx, { feedbackId: feedbackId!, memberId: chair.memberId });
    await tx`
      update customer_case set received_at = ${now}::timestamptz - ${received} * interval '1 hour',
        ack_due_at = ${now}::timestamptz - (${received} - 24) * interval '1 hour',
        acknowledged_at = case when ${answered !== null}
          then ${now}::timestamptz - ${received - 1} * interval '1 hour' end,
        state = case when ${answered !== null} then 'closed_accepted' else 'received' end,
        closing_reason = case when ${answered !== null} then 'solved' end,
        closed_at = case when ${answered !== null}
          then ${now}::timestamptz - ${received - (answered ?? 0)} * interval '1 hour' end
      where id = ${id}`;
    return id!;
  });

const times = () => run((tx) => readResponseTimes(tx, { locale: 'en', ownLocale: 'en', now }));

test('times are those of the cases, with who still waits', async () => {
  for (const answered of [10, 20, 30, 40]) await addCase({ received: 200, answered });
  expect((await times()).all.toAnswer).toBeNull(); // four are too few
  await addCase({ received: 200, answered: 50 });
  expect((await times()).all.toAnswer).toMatchObject({
    ...{ n: 5, medianHours: 30, p80Hours: 40 },
    median: { unit: 'days', n: 2 },
  });
  // Five more who still wait after 200 hours: half are answered only by the slowest.
  for (let n = 0; n < 5; n += 1) await addCase({ received: 200, answered: null });
  expect((await times()).all.toAnswer).toMatchObject({ medianHours: 50, p80Hours: null });
});

test('of another organisation nothing is counted, nor what is older than 30 days', async () => {
  for (let n = 0; n < 5; n += 1) await addCase({ received: 31 * 24, answered: 1 });
  chair = await t.member('chair');
  expect((await times()).all.n).toBe(0);
});

test('kept in time is kept, late and still open are not', async () => {
  await addCase({ received: 100, answered: 5 });
  await addCase({ received: 100, answered: null });
  await addCase({ received: 10, answered: null }); // not due yet
  const sum = (months: readonly { kept: number; of: number }[]) => [
    months.reduce((all, { kept }) => all + kept, 0),
    months.reduce((all, { of }) => all + of, 0),
  ];
  expect(sum(await run((tx) => readKeptMonths(tx, 'acknowledged')))).toEqual([1, 2]);
  expect(sum(await run((tx) => readAnsweredMonths(tx, 1, new Date())))[1]).toBeLessThanOrEqual(2);
});

test('a date that was put off was not kept; told before is told before', async () => {
  const caseId = await addCase({ received: 100, answered: null });
  const promise = (state: string, warned: boolean) =>
    run(
      (tx) => tx`
        insert into promise (org_id, case_id, what, due_at, risk_at, state, settled_at, warned_at)
        values (app_org(), ${caseId}, 'An answer', now() - interval '1 day',
          now() - interval '2 days', ${state}, now() - interval '2 days',
          case when ${warned} then now() - interval '36 hours' end)`,
    );
  await promise('kept', false);
  await promise('renegotiated', true);
  await promise('broken', false);
  const [kept] = await run((tx) => readKeptMonths(tx, 'kept'));
  expect(kept).toMatchObject({ kept: 1, of: 3 });
  const [warned] = await run((tx) => readKeptMonths(tx, 'warned'));
  expect(warned).toMatchObject({ kept: 1, of: 2 });
});
