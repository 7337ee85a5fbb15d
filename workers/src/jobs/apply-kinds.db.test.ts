import { keepEngineOut } from '@vocero/sql/as-engine';
import { inOrganization } from '@vocero/sql/connect';
import { insertKindRules, raiseKindVersion, type NewKindRule } from '@vocero/sql/kind-rules';
import { readKindRun } from '@vocero/sql/kind-runs';
import { appendOutbox, appendOutboxAnew } from '@vocero/sql/outbox';
import { testDatabase, untilSomebodyWaits, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testOrganization, type TestOrganization } from '../test-organization.ts';
import { applyKindsJob } from './apply-kinds.ts';

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.close());

const rule = (change: Partial<NewKindRule>): NewKindRule => ({
  kind: 'avoidable',
  name: 'Leaks',
  words: [],
  reasonIds: [],
  channels: [],
  scores: [],
  repeats: false,
  ...change,
});

/** An organisation with so many comments about leaks, and a rule that came after them. */
async function firm(comments: number) {
  const org = await testOrganization(database.owner, database.sql);
  for (let n = 0; n < comments; n++) await org.receive(`Leak number ${n}`);
  await changeRules(org, [rule({ words: ['leak'] })]);
  return org;
}

const changeRules = ({ orgId }: TestOrganization, rules: readonly NewKindRule[]) =>
  inOrganization(database.sql, orgId, async (tx) => {
    await tx`update kind_rule set enabled = false where org_id = app_org()`;
    await insertKindRules(tx, rules);
    await raiseKindVersion(tx);
    await appendOutbox(tx, 'kinds.apply', orgId);
  });

function apply(
  { orgId }: TestOrganization,
  { batch = 2, signal = new AbortController().signal } = {},
) {
  const job = applyKindsJob({ sql: database.sql, signal, batch });
  return job({ id: 'job', data: { orgId, subjectIds: [orgId] } });
}

const kindsOf = async ({ orgId }: TestOrganization) => {
  const rows = await database.owner<{ kind: string | null }[]>`
    select kind from feedback where org_id = ${orgId} order by id`;
  return rows.map(({ kind }) => kind);
};

const waiting = ({ orgId }: TestOrganization) =>
  inOrganization(database.sql, orgId, (tx) => readKindRun(tx));

test('all comments get the kind of the rules, except those of which a person said it', async () => {
  const org = await firm(5);
  await database.owner`
    update feedback set kind = 'simple', kind_by = 'person'
    where org_id = ${org.orgId} and text = 'Leak number 3'`;
  await apply(org);
  expect(await kindsOf(org)).toEqual([
    'avoidable',
    'avoidable',
    'avoidable',
    'simple',
    'avoidable',
  ]);
  expect(await waiting(org)).toBeUndefined();
});

test('a run that is stopped half-way goes on where it was, and shows how far it is', async () => {
  const org = await firm(5);
  const stopped = new AbortController();
  stopped.abort();
  await apply(org, { signal: stopped.signal });
  expect(await kindsOf(org)).toEqual(['avoidable', 'avoidable', null, null, null]);
  expect(await waiting(org)).toEqual({ done: 2, changed: 2, total: 5 });
  // Were it begun anew, what was taken away here would come back.
  await database.owner`
    update feedback set kind = null, kind_by = null, kind_rule_id = null
    where org_id = ${org.orgId} and text = 'Leak number 0'`;
  await apply(org);
  expect(await kindsOf(org)).toEqual([null, 'avoidable', 'avoidable', 'avoidable', 'avoidable']);
});

test('rules that change meanwhile make it begin again', async () => {
  const org = await firm(5);
  const stopped = new AbortController();
  stopped.abort();
  await apply(org, { signal: stopped.signal });
  await changeRules(org, [rule({ kind: 'valued', words: ['leak'] })]);
  await apply(org);
  expect(await kindsOf(org)).toEqual(Array(5).fill('valued'));
});

test('rules that are changed at the very end, for which a promise waits already, are not lost', async () => {
  const org = await firm(3);
  let running: Promise<void> | undefined;
  await inOrganization(database.sql, org.orgId, async (tx) => {
    await raiseKindVersion(tx);
    await tx`update kind_rule set kind = 'valued' where org_id = app_org()`;
    await appendOutboxAnew(tx, 'kinds.apply', org.orgId);
    running = apply(org);
    await untilSomebodyWaits(database);
  });
  await running;
  expect(await kindsOf(org)).toEqual(Array(3).fill('valued'));
});

test('while somebody takes many comments away it waits', async () => {
  const org = await firm(3);
  let running: Promise<void> | undefined;
  await inOrganization(database.sql, org.orgId, async (tx) => {
    await keepEngineOut(tx);
    running = apply(org);
    await untilSomebodyWaits(database);
    await tx`delete from feedback where org_id = app_org() and text = 'Leak number 2'`;
  });
  await running;
  expect(await kindsOf(org)).toEqual(Array(2).fill('avoidable'));
});

test('two at the same time leave what one would', async () => {
  const org = await firm(9);
  await Promise.all([apply(org), apply(org), apply(org)]);
  expect(await kindsOf(org)).toEqual(Array(9).fill('avoidable'));
  expect(await waiting(org)).toBeUndefined();
});

test('of an import the repeat contacts are told, and nothing else is touched', async () => {
  const org = await testOrganization(database.owner, database.sql);
  const imported = await org.import(['one', 'two', 'three']);
  const other = await org.receive('one more');
  await inOrganization(database.sql, org.orgId, async (tx) => {
    const [reason] = await tx<[{ id: string }]>`
      insert into contact_reason (org_id, code, names, position)
      values (app_org(), 'lk', '{"en": "Leak"}', 1) returning id`;
    await insertKindRules(tx, [rule({ kind: 'repeat', repeats: true })]);
    await tx`update feedback set customer_ref = 'anna', reason_id = ${reason.id}
      where org_id = app_org()`;
    await appendOutbox(tx, 'kinds.apply', imported);
  });
  const job = applyKindsJob({ sql: database.sql, signal: new AbortController().signal });
  await job({ id: 'job', data: { orgId: org.orgId, subjectIds: [imported] } });
  const rows = await database.owner<{ id: string; kind: string | null }[]>`
    select id, kind from feedback where org_id = ${org.orgId} order by occurred_at, id`;
  expect(rows.filter(({ id }) => id !== other).filter(({ kind }) => kind === 'repeat').length).toBe(
    2, // the first of the three follows none
  );
  expect(rows.find(({ id }) => id === other)!.kind).toBeNull();
});
