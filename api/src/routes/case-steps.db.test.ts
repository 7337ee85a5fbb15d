import { findOpenChoice, chooseOption } from '@vocero/sql/case-choices';
import { openCase } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as options from '../contract/case-options.ts';
import * as contract from '../contract/case-types.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp();
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
const newCase = () =>
  run(async (tx) => {
    const [feedbackId] = await addComments(tx, [{}]);
    return (await openCase(tx, { feedbackId: feedbackId!, memberId: chair.memberId }))!;
  });

const wayOf = async (id: string) => (await ask(contract.readCaseWay, { params: { id } })).body;

test('going on past a required step asks why, and the report tells of it', async () => {
  expect((await ask(contract.addStarterCaseType)).body).toEqual({ added: 1 });
  expect((await ask(contract.addStarterCaseType)).body).toEqual({ added: 0 });
  const id = await newCase();
  const [read, assess, find] = (await wayOf(id)).steps;
  const tick = (key: string, why: string | null = null, done = true) =>
    ask(contract.takeCaseStep, { params: { id, key }, body: { done, why } });
  expect((await tick(read!.key)).status).toBe(200);
  const refused = await tick(find!.key);
  expect([refused.status, refused.body.code]).toEqual([422, 'skip_needs_reason']);
  expect((await wayOf(id)).steps[2]!.done).toBeNull();
  const { body } = await tick(find!.key, 'The customer told us already');
  expect(body.steps.map(({ done }) => done?.state ?? null).slice(0, 4)).toEqual([
    'done',
    'skipped',
    'done',
    null,
  ]);
  const report = (await ask(contract.readStepReport)).body.types[0]!.steps[1]!;
  expect(report).toMatchObject({ skipped: 1, left: 0, notTaken: { count: 1, of: 1 } });
  const { items } = (await ask(contract.listSkippedCases, { params: { id: assess!.key } })).body;
  expect(items).toMatchObject([{ id, state: 'skipped', why: 'The customer told us already' }]);
  await tick(assess!.key, null, false);
  expect((await wayOf(id)).steps[1]!.done).toBeNull();
});

test('new steps are a new version: a case that runs keeps its own', async () => {
  await ask(contract.addStarterCaseType);
  const id = await newCase();
  const type = (await ask(contract.listCaseTypes)).body.items[0]!;
  const { names, isDefault, version } = type;
  const change = () =>
    ask(contract.changeCaseType, {
      params: { id: type.id },
      body: { names, isDefault, version, steps: type.steps.slice(0, 2) },
    });
  expect((await change()).body.version).toBe(2);
  expect((await change()).status).toBe(409);
  expect((await wayOf(id)).steps).toHaveLength(6);
  expect((await wayOf(await newCase())).steps).toHaveLength(2);
  const set = await ask(contract.setCaseType, { params: { id }, body: { typeId: null } });
  expect(set.body.steps).toEqual([]);
});

const two = {
  options: [
    { what: 'A visit', takes: 'a week', days: 5 },
    { what: 'A new router', isRecommended: true },
  ],
};
const offer = (id: string, body: options.NewChoice = two) =>
  ask(options.offerCaseChoice, { params: { id }, body });
const choose = (caseId: string, choiceId: string, letter: string) =>
  run((tx) => chooseOption(tx, { caseId, choiceId, letter }));

test('a customer picks one, changes their mind, and cannot once it has begun', async () => {
  const id = await newCase();
  const choice = (await offer(id)).body.items[0]!;
  expect(choice.options.map(({ letter }) => letter)).toEqual(['A', 'B']);
  expect(await choose(id, choice.id, 'C')).toBe(false);
  expect(await choose(id, choice.id, 'A')).toBe(true);
  expect(await choose(id, choice.id, 'A')).toBe(true);
  expect(await choose(id, choice.id, 'B')).toBe(true);
  const [said] = await run(
    (tx) => tx`
      select (select count(*)::int from case_event
          where case_id = ${id} and act = 'option_chosen') as chosen,
        (select count(*)::int from message where kind = 'option_chosen') as told,
        (select count(*)::int from customer_message where kind = 'options') as offered`,
  );
  expect(said).toEqual({ chosen: 2, told: expect.any(Number), offered: 1 });
  const begin = (begun: boolean, dueOn: string | null = null) =>
    ask(options.beginCaseChoice, { params: { id: choice.id }, body: { begun, dueOn } });
  expect((await begin(true, '2020-01-01')).body.code).toBe('day_is_over');
  const begun = await begin(true, '2199-05-04');
  expect(begun.body.items[0]!.begunAt).not.toBeNull();
  expect(await choose(id, choice.id, 'A')).toBe(false);
  const promises = await run(
    (tx) => tx`select what, is_main from promise where case_id = ${id} and state = 'open'`,
  );
  expect(promises).toEqual([{ what: 'A new router', isMain: true }]);
  await begin(false);
  expect(await choose(id, choice.id, 'A')).toBe(true);
});

test('what is withdrawn or of another case cannot be chosen; new options take the place of old ones', async () => {
  const [id, other] = [await newCase(), await newCase()];
  const first = (await offer(id)).body.items[0]!;
  expect(await choose(other, first.id, 'A')).toBe(false);
  const second = (await offer(id)).body.items[0]!;
  expect(await choose(id, first.id, 'A')).toBe(false);
  await ask(options.withdrawCaseChoice, { params: { id: second.id } });
  expect(await choose(id, second.id, 'A')).toBe(false);
  expect(await run((tx) => findOpenChoice(tx, id))).toBeNull();
  const twice = { options: two.options.map((one) => ({ ...one, isRecommended: true })) };
  expect((await offer(id, twice)).status).toBe(400);
  expect((await offer(id, { options: [two.options[0]!] })).status).toBe(400);
});
