import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFacets } from '../contract/bank.ts';
import {
  annotateFeedback,
  createFeedback,
  listFeedback,
  readFeedback,
} from '../contract/feedback.ts';
import { listIdeas } from '../contract/ideas.ts';
import { listPraise, readPraised, savePraised, suggestPraised } from '../contract/praise.ts';
import { asker } from '../test-ask.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

async function firm() {
  const org = await t.organization();
  const agent = await t.member('agent', org);
  const other = await t.member('owner', org);
  await t.owner`update member set name = 'Amra Hodžić' where id = ${other.memberId}`;
  const ask = asker(t, agent.headers);
  const add = async (text: string, more: object = {}) => {
    const sent = { channel: 'phone', text, ...more };
    const { status, body } = await ask(createFeedback, { body: sent });
    return status === 201
      ? (await ask(readFeedback, { params: { id: body.id } })).body
      : { ...body, status };
  };
  const told = () =>
    t.owner<{ memberId: string; feedbackId: string }[]>`
      select member_id, feedback_id from message where org_id = ${org.id} and kind = 'praised'`;
  return { org, agent, other, ask, add, told, askOther: asker(t, other.headers) };
}

test('a comment has its type at once: as its sender says, else as its words suggest', async () => {
  const { add } = await firm();
  expect(await add('It would be nice if you had an app')).toMatchObject({
    type: 'idea',
    typeBy: 'words',
  });
  expect(await add('Where is my bill?', { type: 'complaint' })).toMatchObject({
    type: 'complaint',
    typeBy: 'person',
  });
  expect(await add('The router is blue')).toMatchObject({ type: null, typeBy: null });
});

test('a type can be corrected and taken back, and found in list and facets', async () => {
  const { ask, add } = await firm();
  const idea = await add('It would be nice if you had an app');
  const params = { id: idea.id };
  const corrected = await ask(annotateFeedback, { params, body: { type: 'question' } });
  expect(corrected.body).toMatchObject({ type: 'question', typeBy: 'person' });
  const none = await ask(annotateFeedback, { params, body: { type: null } });
  expect(none.body).toMatchObject({ type: null, typeBy: 'person' });
  const back = await ask(annotateFeedback, { params, body: { type: 'by_words' } });
  expect(back.body).toMatchObject({ type: 'idea', typeBy: 'words' });
  await add('The router is blue');
  const { body } = await ask(listFeedback, { query: { type: 'idea' } });
  expect(body.items.map(({ id }) => id)).toEqual([idea.id]);
  const facets = (await ask(readFacets, { query: {} })).body.facets;
  expect(facets.filter(({ facet }) => facet === 'type')).toMatchObject([
    { value: 'idea', count: 1 },
  ]);
});

test('a note that names somebody is praise, and stored with them or not at all', async () => {
  const { ask, add, other, org } = await firm();
  const praise = await add('Fast!', { praises: { memberIds: [other.memberId] } });
  expect(praise).toMatchObject({ type: 'praise', typeBy: 'person' });
  const { body } = await ask(readPraised, { params: { id: praise.id } });
  expect(body.named).toMatchObject([{ memberId: other.memberId, by: 'person' }]);
  const elsewhere = await t.member('agent');
  const refused = await add('Fast too', { praises: { memberIds: [elsewhere.memberId] } });
  expect(refused).toMatchObject({ status: 422, code: 'unknown_reference' });
  const [kept] = await t.owner`select count(*)::int as n from feedback where org_id = ${org.id}`;
  expect(kept).toEqual({ n: 1 });
});

test('who is named in the words is suggested', async () => {
  const { ask, add, other } = await firm();
  const whom = { memberId: other.memberId, departmentId: null, name: 'Amra Hodžić' };
  const typed = await ask(suggestPraised, { body: { text: 'Svaka čast Amri' } });
  expect(typed.body.suggested).toEqual([whom]);
  const { id } = await add('Svaka čast Amri');
  expect((await ask(readPraised, { params: { id } })).body).toEqual({
    named: [],
    suggested: [whom],
  });
});

test('each is told once, a department through its members; who is not meant any more is not', async () => {
  const { ask, add, other, agent, told, org, askOther } = await firm();
  const [department] = await t.owner<[{ id: string }]>`
    insert into department (org_id, name, kind) values (${org.id}, 'Repairs', 'department')
    returning id`;
  await t.owner`
    update member set department_id = ${department.id} where id = any(${[agent.memberId, other.memberId]})`;
  const { id } = await add('Repairs are quick');
  const save = (memberIds: string[], departmentIds: string[]) =>
    ask(savePraised, { params: { id }, body: { memberIds, departmentIds } });
  await save([other.memberId], [department.id]);
  await save([other.memberId], [department.id]);
  expect(new Set((await told()).map(({ memberId }) => memberId))).toEqual(
    new Set([agent.memberId, other.memberId]),
  );
  expect(await told()).toHaveLength(2);
  expect((await askOther(listPraise, { query: {} })).body.items).toMatchObject([
    { feedbackId: id, department: null },
  ]);
  expect((await ask(listPraise, { query: {} })).body.items).toMatchObject([
    { feedbackId: id, department: 'Repairs' },
  ]);
  await save([other.memberId], []);
  expect((await told()).map(({ memberId }) => memberId)).toEqual([other.memberId]);
  await save([], []);
  expect(await told()).toEqual([]);
  expect((await askOther(listPraise, { query: {} })).body.items).toEqual([]);
});

test('a comment that goes takes the words that were sent on along', async () => {
  const { ask, add, other, told } = await firm();
  const { id } = await add('Fast!');
  const body = { memberIds: [other.memberId], departmentIds: [] };
  await ask(savePraised, { params: { id }, body });
  expect(await told()).toHaveLength(1);
  await t.owner`delete from tracking_link where feedback_id = ${id}`;
  await t.owner`delete from feedback where id = ${id}`;
  expect(await told()).toEqual([]);
});

test('ideas are grouped by their themes, those of none last', async () => {
  const { ask, add, org } = await firm();
  const ids = [];
  for (const text of ['an app', 'a chat', 'longer hours']) {
    ids.push((await add(`It would be nice if you had ${text}`)).id);
  }
  await add('The router is blue');
  const [theme] = await t.owner<[{ id: string }]>`
    insert into theme (org_id, label) values (${org.id}, 'Ways in') returning id`;
  await t.owner`
    insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
    select org_id, id, ${theme.id}, 'placed', 'person', occurred_at from feedback
    where id = any(${ids.slice(0, 2)})`;
  const { body } = await ask(listIdeas);
  expect(body).toMatchObject({
    count: 3,
    capped: false,
    groups: [
      { themeLabel: 'Ways in', count: 2, items: [{ id: ids[1] }, { id: ids[0] }] },
      { themeLabel: null, count: 1, items: [{ id: ids[2], typeBy: 'words' }] },
    ],
  });
});
