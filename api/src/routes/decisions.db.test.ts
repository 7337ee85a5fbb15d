import { inOrganization, type Tx } from '@vocero/sql/connect';
import { engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/themes.ts';
import * as histories from '../contract/theme-history.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { answered, toFix } from '../test-theme-parts.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
let colleague: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
  const { orgId: id, slug } = council;
  colleague = asker(t, (await t.member('owner', { id, slug })).headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);
const owned = () =>
  run((tx) => engineTheme(tx, { label: 'Late', status: 'owned', ownerId: council.memberId }));
const read = async (id: string) => (await ask(contract.readTheme, { params: { id } })).body;
const history = async (id: string) =>
  (await ask(histories.readThemeHistory, { params: { id } })).body.items;

type Decision = Pick<contract.ThemeChange, 'decision' | 'decisionKind'>;
const decide = (by: Ask, id: string, version: number, decision: Decision) =>
  by(contract.changeTheme, { params: { id }, body: { version, ...decision } });

const simplify: Decision = { decisionKind: 'simplify', decision: 'One letter instead of three' };
const automate: Decision = { decisionKind: 'automate', decision: 'Answered on the web page' };

test('of two who decide at once one is heard, the other told; the history holds what was kept', async () => {
  const id = await owned();
  const answers = await Promise.all([
    decide(ask, id, 1, simplify),
    decide(colleague, id, 1, automate),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [kept, refused] = answers.toSorted((a, b) => a.status - b.status);
  expect(refused!.body).toMatchObject({
    code: 'theme_changed',
    detail:
      'Somebody changed this theme in the meantime. Look at it again, then repeat your change.',
  });
  const { decision, decisionKind, decidedBy, version } = await read(id);
  expect({ decision, decisionKind }).toEqual(answers[0] === kept ? simplify : automate);
  expect(decidedBy).toBe(kept!.body.decidedBy);
  expect(version).toBe(2);
  expect(await history(id)).toMatchObject([{ act: 'decided', after: { decision, decisionKind } }]);
});

test('who then decides otherwise knowing of it is followed, and both decisions stay in the history', async () => {
  const id = await owned();
  await decide(ask, id, 1, simplify);
  expect((await decide(colleague, id, 2, automate)).status).toBe(200);
  expect(await history(id)).toMatchObject([
    { act: 'decided', before: simplify, after: automate },
    { act: 'decided', after: simplify },
  ]);
});

test('a move and a decision at once: one of them is refused, and nothing of it is written', async () => {
  const id = await owned();
  const [moved, decided] = await Promise.all([
    ask(contract.moveTheme, {
      params: { id },
      body: { version: 1, to: 'declined', declinedReason: 'Not ours', ...simplify },
    }),
    decide(colleague, id, 1, automate),
  ]);
  expect([moved.status, decided.status].toSorted()).toEqual([200, 409]);
  const after = await read(id);
  expect(after).toMatchObject(
    moved.status === 200
      ? { status: 'declined', declinedReason: 'Not ours', ...simplify }
      : { status: 'owned', declinedReason: null, ...automate },
  );
  expect(await history(id)).toHaveLength(1);
});

test('everything that a step asks for comes with one move, as one act that is undone as one', async () => {
  const id = await owned();
  const moved = await ask(contract.moveTheme, {
    params: { id },
    body: { version: 1, to: 'verifying', ...toFix, ...answered.action, actedOn: '2026-03-02' },
  });
  expect(moved).toMatchObject({ status: 200, body: { version: 2, actedOn: '2026-03-02' } });
  expect(await history(id)).toMatchObject([{ act: 'moved' }]);
  await ask(histories.undoEvent, { params: { id: moved.body.eventId! } });
  expect(await read(id)).toMatchObject({
    status: 'owned',
    shouldExist: null,
    whys: [],
    decision: null,
    target: null,
    actionTaken: null,
  });
});

test('a theme says for each step what is there and what is missing, as the gates see it', async () => {
  const id = await owned();
  const partsOf = async () =>
    (await read(id)).criteria.flatMap(({ parts }) =>
      parts.filter(({ done }) => done).map(({ part }) => part),
    );
  expect(await partsOf()).toEqual(['owner']);
  await decide(ask, id, 1, { decisionKind: 'leave', decision: 'Too dear' });
  expect(await partsOf()).toEqual(['owner', 'decision']);
  await decide(ask, id, 2, simplify);
  expect(await partsOf()).toEqual(['owner', 'decision', 'decision_to_act']);
  const { criteria, missing } = await read(id);
  expect(criteria.map(({ step }) => step)).toEqual([
    'listen',
    'aggregate',
    'own',
    'select',
    'fix',
    'prevent',
  ]);
  expect(missing).toEqual(['should_exist', 'root_cause']);
});

test('what was done took effect on the day it is where the organisation is', async () => {
  // Their clocks are 25 hours apart: they never have the same day.
  const days: (string | null)[] = [];
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    await run((tx) => tx`update organization set time_zone = ${zone} where id = app_org()`);
    const id = await owned();
    const { body } = await ask(contract.changeTheme, {
      params: { id },
      body: { version: 1, ...answered.action },
    });
    days.push(body.actedOn);
  }
  expect(days[0]).not.toBe(days[1]);
});
