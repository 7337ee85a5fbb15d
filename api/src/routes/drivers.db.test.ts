import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/drivers.ts';
import { testApp, type TestApp } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  ask = asker(t, (await t.member('chair')).headers);
});
afterAll(() => t.close());

const all = async () => {
  const query = { from: '2026-01-01', until: '2027-01-01' };
  return (await ask(contract.listDrivers, { query })).body.items;
};
const put = (firstDay: string, days: number, amount: number) =>
  ask(contract.putDriver, { params: { firstDay }, body: { days, amount } });

test('a week is written, written again, and forgotten', async () => {
  await put('2026-03-02', 7, 700);
  await put('2026-03-02', 7, 710);
  expect(await all()).toEqual([{ firstDay: '2026-03-02', days: 7, amount: 710 }]);
  const params = { firstDay: '2026-03-02' };
  expect((await ask(contract.deleteDriver, { params })).status).toBe(204);
  expect((await ask(contract.deleteDriver, { params })).status).toBe(404);
  expect(await all()).toEqual([]);
});

test('days are never in two periods', async () => {
  await put('2026-03-02', 7, 700);
  const answer = await put('2026-03-05', 7, 700);
  expect([answer.status, answer.body]).toMatchObject([409, { code: 'driver_overlap' }]);
});

test('a file is looked at first, then stored as a whole', async () => {
  await put('2026-03-02', 7, 1);
  const csv = 'from;to;orders\r\n2.3.2026;8.3.2026;700\r\n9.3.2026;15.3.2026;"1.400"\r\n';
  const checked = await ask(contract.checkDrivers, { body: { csv } });
  expect(checked.body).toEqual({
    amounts: [
      { firstDay: '2026-03-02', days: 7, amount: 700 },
      { firstDay: '2026-03-09', days: 7, amount: 1_400 },
    ],
    refusals: [],
  });
  expect(await all()).toHaveLength(1);
  expect((await ask(contract.importDrivers, { body: { csv } })).body).toEqual({ stored: 2 });
  expect((await all()).map(({ amount }) => amount)).toEqual([1_400, 700]);
});

test('with one line refused nothing of a file is stored', async () => {
  await put('2026-03-02', 7, 700);
  const csv = 'day,orders\n2026-03-20,80\n2026-03-04,90\n2026-03-21,none\n';
  const { status, body } = await ask(contract.importDrivers, { body: { csv } });
  expect([status, body]).toMatchObject([
    422,
    {
      code: 'driver_lines',
      refusals: [
        { line: 3, reason: 'overlaps', raw: '2026-03-04,90' },
        { line: 4, reason: 'amount_form', raw: '2026-03-21,none' },
      ],
    },
  ]);
  expect(await all()).toHaveLength(1);
  const empty = await ask(contract.importDrivers, { body: { csv: 'day,orders\n' } });
  expect([empty.status, empty.body]).toMatchObject([422, { code: 'driver_empty' }]);
});
