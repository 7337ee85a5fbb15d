import { inOrganization } from '@vocero/sql/connect';
import { findKindSubject } from '@vocero/sql/kind-runs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { annotateFeedback, createFeedback, readFeedback } from '../contract/feedback.ts';
import { readHome } from '../contract/home.ts';
import {
  addStarterKindRules,
  changeKindRule,
  createKindRule,
  listKindRules,
  previewKindRule,
} from '../contract/kind-rules.ts';
import { addStarterReasons, listReasons } from '../contract/reasons.ts';
import { asker } from '../test-ask.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

async function firm() {
  const admin = await t.member('admin');
  const ask = asker(t, admin.headers);
  const add = async (text: string, more: object = {}) => {
    const { status, body } = await ask(createFeedback, {
      body: { channel: 'phone', text, ...more },
    });
    expect(status).toBe(201);
    return (await ask(readFeedback, { params: { id: body.id } })).body;
  };
  return { ...admin, ask, add };
}

const praise = { kind: 'valued' as const, name: 'Praise', words: ['thank', 'gracias'] };

test('a comment has its kind at once, and says by which rule and word', async () => {
  const { ask, add } = await firm();
  const { body: rule } = await ask(createKindRule, { body: praise });
  expect(await add('¡Muchas gracias!')).toMatchObject({
    kind: 'valued',
    kindBy: 'rule',
    kindRule: { id: rule.id, name: 'Praise', word: 'gracias' },
  });
  expect(await add('It leaks')).toMatchObject({ kind: null, kindBy: null, kindRule: null });
  expect(await add('Thanks!', { kind: 'simple' })).toMatchObject({
    kind: 'simple',
    kindBy: 'person',
    kindRule: null,
  });
});

test('rules that another process changed hold for the next comment', async () => {
  const { orgId, ask, add } = await firm();
  const { body: rule } = await ask(createKindRule, { body: praise });
  await add('Thanks'); // the rules are held now
  await inOrganization(t.sql, orgId, async (tx) => {
    await tx`update kind_rule set kind = 'simple' where id = ${rule.id}`;
    await tx`update organization set kind_version = kind_version + 1 where id = app_org()`;
  });
  expect((await add('Thanks again')).kind).toBe('simple');
});

test('of two rules the one that stands first decides, whatever is moved or switched off', async () => {
  const { ask, add } = await firm();
  await ask(createKindRule, { body: praise });
  const { body: second } = await ask(createKindRule, {
    body: { kind: 'simple', name: 'Phone', channels: ['phone'] },
  });
  expect((await add('Thanks')).kind).toBe('valued');
  const change = { params: { id: second.id } };
  await ask(changeKindRule, { ...change, body: { position: 0 } });
  expect((await ask(listKindRules)).body.items.map(({ name }) => name)).toEqual([
    'Phone',
    'Praise',
  ]);
  expect((await add('Thanks')).kind).toBe('simple');
  await ask(changeKindRule, { ...change, body: { enabled: false } });
  expect((await add('Thanks')).kind).toBe('valued');
  await ask(changeKindRule, { ...change, body: { enabled: true, removed: true } });
  expect((await add('Thanks')).kind).toBe('valued');
  expect((await ask(listKindRules)).body.items).toHaveLength(1);
  await ask(changeKindRule, { ...change, body: { removed: false } });
  expect((await add('Thanks')).kind).toBe('simple');
});

test('the same customer with the same reason shortly before makes a repeat contact', async () => {
  const { ask, add, orgId } = await firm();
  await ask(addStarterReasons);
  await ask(createKindRule, { body: { kind: 'repeat', name: 'Again', repeats: true } });
  const from = (customer: string, reason: string, daysAgo = 0) => ({
    customer,
    reason,
    occurredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
  });
  expect((await add('Wrong bill', from('c1', 'be', 9))).kind).toBeNull();
  expect((await add('Wrong bill', from('c1', 'be', 3))).kind).toBe('repeat'); // 6 days, 7 count
  expect((await add('Other thing', from('c1', 'il'))).kind).toBeNull();
  expect((await add('Wrong bill', from('c2', 'be'))).kind).toBeNull();
  const late = await add('Wrong bill', from('c3', 'be', 8));
  const { id } = await add('Wrong bill', from('c3', 'be', 0.5)); // 7.5 days
  expect(late.kind).toBeNull();
  const subject = await inOrganization(t.sql, orgId, (tx) => findKindSubject(tx, id, 7));
  expect(subject).toMatchObject({ isRepeat: false, kind: null });
  const wider = await inOrganization(t.sql, orgId, (tx) => findKindSubject(tx, id, 8));
  expect(wider!.isRepeat).toBe(true);
});

test('what a person says stays, and may be given back to the rules', async () => {
  const { ask, add } = await firm();
  await ask(createKindRule, { body: praise });
  const { id } = await add('Thanks');
  const set = async (kind: 'simple' | 'by_rules' | null) =>
    (await ask(annotateFeedback, { params: { id }, body: { kind } })).body;
  expect(await set('simple')).toMatchObject({ kind: 'simple', kindBy: 'person', kindRule: null });
  expect(await set(null)).toMatchObject({ kind: null, kindBy: 'person' });
  expect(await set('by_rules')).toMatchObject({ kind: 'valued', kindBy: 'rule' });
});

test('a corrected reason is read by the rules, but not against a person', async () => {
  const { ask, add } = await firm();
  await ask(addStarterReasons);
  const { items } = (await ask(listReasons)).body;
  const reasonIds = [items.find(({ code }) => code === 'pr')!.id];
  await ask(createKindRule, { body: { kind: 'valued', name: 'Praised', reasonIds } });
  const ruled = await add('Nice');
  const said = await add('Nice', { kind: 'simple' });
  const correct = async (id: string) =>
    (await ask(annotateFeedback, { params: { id }, body: { reason: 'pr' } })).body.kind;
  expect([await correct(ruled.id), await correct(said.id)]).toEqual(['valued', 'simple']);
});

test('a preview counts what would change and changes nothing', async () => {
  const { ask, add } = await firm();
  const { body: rule } = await ask(createKindRule, { body: praise });
  const thanks = await add('Thanks');
  await add('It leaks');
  await add('It leaks, thanks', { kind: 'avoidable' }); // a person's word
  const leak = { kind: 'avoidable' as const, name: 'Leaks', words: ['leak'] };
  const preview = async (id: string | null, body: object) =>
    (await ask(previewKindRule, { body: { id, rule: { ...leak, ...body } } })).body;
  expect(await preview(null, {})).toEqual({ changed: 1, of: 2, isPart: false });
  expect(await preview(rule.id, {})).toEqual({ changed: 2, of: 2, isPart: false });
  const after = (await ask(readFeedback, { params: { id: thanks.id } })).body;
  expect(after.kind).toBe('valued');
});

test('a rule that asks for nothing, or for what is not there, is refused in plain words', async () => {
  const { ask } = await firm();
  const empty = await ask(createKindRule, { body: { kind: 'simple', name: 'All' } });
  expect([empty.status, empty.body.code]).toEqual([400, 'kind_rule_empty']);
  const scores = [{ score: 'treated', op: 'at_least', value: 6 }] as const;
  const score = await ask(createKindRule, {
    body: { kind: 'simple', name: 'S', scores: [...scores] },
  });
  expect(score.status).toBe(400);
  const word = await ask(createKindRule, { body: { kind: 'simple', name: 'W', words: ['?!'] } });
  expect(word.status).toBe(400);
  const reasonIds = ['00000000-0000-7000-8000-000000000000'];
  const reason = await ask(createKindRule, { body: { kind: 'simple', name: 'R', reasonIds } });
  expect([reason.status, reason.body.code]).toEqual([422, 'reason_unknown']);
  const { body: rule } = await ask(createKindRule, { body: praise });
  const emptied = await ask(changeKindRule, { params: { id: rule.id }, body: { words: [] } });
  expect(emptied.status).toBe(400);
  expect((await ask(listKindRules)).body.items).toEqual([
    expect.objectContaining({ words: ['thank', 'gracias'] }),
  ]);
});

test('starter rules are added once, and the share of avoidable contacts leaves out the unknown', async () => {
  const { ask, add } = await firm();
  const added = (await ask(addStarterKindRules)).body.added;
  expect(added).toBeGreaterThan(5);
  expect((await ask(addStarterKindRules)).body.added).toBe(0);
  const kinds = [
    (await add('Mi factura está equivocada')).kind,
    (await add('Majstor je bio ljubazan')).kind,
    (await add('How do I change my address?')).kind,
    (await add('I have called for the third time')).kind,
    (await add('The router', { scores: { treated: 5 } })).kind,
    (await add('The router')).kind,
  ];
  expect(kinds).toEqual(['avoidable', 'valued', 'simple', 'repeat', 'valued', null]);
  const { avoidable } = (await ask(readHome)).body;
  expect(avoidable).toMatchObject({ count: 2, of: 5, share: 0.4 });
});
