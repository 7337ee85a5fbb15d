import { openCase } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertUse, setWorked } from '@vocero/sql/solution-uses';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/solutions.ts';
import { createReason } from '../contract/reasons.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let agent: TestMember;
let chair: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp();
});
beforeEach(async () => {
  chair = await t.member('chair');
  agent = await t.member('agent', { id: chair.orgId, slug: chair.slug });
  ask = asker(t, agent.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, agent.orgId, work);

const write = async (title: string, more: object = {}) => {
  const texts = { en: { title, steps: `Do this: ${title}` } };
  const { status, body } = await ask(contract.createSolution, { body: { texts, ...more } });
  expect(status).toBe(201);
  return body;
};
const titles = (items: readonly { texts: Partial<Record<string, { title: string }>> }[]) =>
  items.map(({ texts }) => texts['en']?.title);

test('an article is found in another language than it was written in', async () => {
  await write('Send a new invoice');
  await write('Reset the router');
  const found = async (q: string) =>
    titles((await ask(contract.listSolutions, { query: { q } })).body.items);
  expect(await found('invoice')).toEqual(['Send a new invoice']);
  expect(await found('facturas')).toEqual(['Send a new invoice']);
  expect(await found('računom')).toEqual(['Send a new invoice']);
  expect(await found('-invoice')).toEqual([]);
  expect(await found('?!')).toEqual([]);
});

test('two who change the same article do not write over each other', async () => {
  const made = await write('One');
  const texts = { en: { title: 'Two', steps: 'Two' } };
  const change = () =>
    ask(contract.changeSolution, { params: { id: made.id }, body: { texts, version: 1 } });
  expect((await change()).status).toBe(200);
  const late = await change();
  expect([late.status, late.body.code]).toEqual([409, 'solution_changed']);
  const { body } = await ask(contract.readSolution, { params: { id: made.id } });
  expect(body.versions.map(({ version, doc }) => [version, doc.texts.en?.title])).toEqual([
    [2, 'Two'],
    [1, 'One'],
  ]);
});

test('an overdue review makes an article stale until somebody says that it is right', async () => {
  const { id } = await write('Old', { reviewDays: 30 });
  await t.owner`update solution set review_due_on = current_date - 1 where id = ${id}`;
  const stale = async () =>
    (await ask(contract.listSolutions, { query: { filter: 'stale' } })).body;
  expect(titles((await stale()).items)).toEqual(['Old']);
  expect((await stale()).counts).toMatchObject({ all: 1, stale: 1, unreviewed: 1 });
  await ask(contract.reviewSolution, { params: { id } });
  expect((await stale()).items).toEqual([]);
  expect((await stale()).counts).toMatchObject({ all: 1, stale: 0, unreviewed: 0 });
});

test('one vote for each comment; fewer than five are masked, and the best proven comes first', async () => {
  const [few, proven] = [await write('Few'), await write('Proven')];
  const comments = await run((tx) =>
    addComments(
      tx,
      Array.from({ length: 6 }, () => ({})),
    ),
  );
  const vote = (solutionId: string, feedbackId: string, worked: boolean) =>
    run(async (tx) => {
      const { memberId } = agent;
      const id = await insertUse(tx, { solutionId, memberId, feedbackId, caseId: null });
      await setWorked(tx, { id, memberId, worked });
    });
  for (const id of comments.slice(0, 4)) await vote(few.id, id, true);
  await vote(few.id, comments[0]!, true); // the same comment again
  for (const [n, id] of comments.entries()) await vote(proven.id, id, n > 0);
  const { items } = (await ask(contract.listSolutions)).body;
  expect(titles(items)).toEqual(['Proven', 'Few']);
  expect(items[1]).toMatchObject({ uses: 4, worked: { count: 4, of: 4, share: null } });
  expect(items[0]).toMatchObject({ uses: 6, worked: { count: 5, of: 6 } });
  // Wilson, 5 of 6: lower end 0.436.
  expect(items[0]!.worked.low).toBeCloseTo(0.436, 2);
});

test('whoever used it says whether it worked, and nobody else does for them', async () => {
  const { id } = await write('Use me');
  const [feedbackId] = await run((tx) => addComments(tx, [{}]));
  const used = await ask(contract.addSolutionUse, {
    params: { id },
    body: { feedbackId: feedbackId! },
  });
  expect((await ask(contract.listSolutionUses)).body.items).toMatchObject([
    { id: used.body.id, worked: null, titles: { en: 'Use me' } },
  ]);
  const vote = (as: Ask) =>
    as(contract.voteSolutionUse, { params: { id: used.body.id }, body: { worked: true } });
  expect((await vote(asker(t, chair.headers))).status).toBe(404);
  expect((await vote(ask)).status).toBe(204);
  expect((await ask(contract.listSolutionUses)).body.items).toEqual([]);
});

test('three are offered: by the theme of what is alike, the reason, and the words', async () => {
  const reason = { code: 'bi', names: { en: 'Billing' } };
  const { body: billing } = await asker(t, chair.headers)(createReason, { body: reason });
  const themeId = await run((tx) => engineTheme(tx, { label: 'Charged twice' }));
  await write('Reset the router and wait for the green light');
  const byReason = await write('Offer to pay in parts', { reasonIds: [billing.id] });
  const byTheme = await write('Refund the second charge', { themeIds: [themeId] });
  const byWords = await write('Correct a wrong invoice and send it again');
  const { body } = await ask(contract.offerSolutions, {
    body: { text: 'My invoice is wrong again', reason: 'bi', themeIds: [themeId] },
  });
  expect(body.items.map(({ id, because }) => [id, because])).toEqual(
    expect.arrayContaining([
      [byReason.id, ['reason']],
      [byTheme.id, ['theme']],
      [byWords.id, ['words']],
    ]),
  );
  expect(body.items).toHaveLength(3);
});

test('a case is offered what fits its own comments', async () => {
  const themeId = await run((tx) => engineTheme(tx, { label: 'Charged twice' }));
  const { id } = await write('Refund the second charge', { themeIds: [themeId] });
  const caseId = await run(async (tx) => {
    const [feedbackId] = await addComments(tx, [{ text: 'Hello there', themeId }]);
    return openCase(tx, { feedbackId: feedbackId!, memberId: agent.memberId });
  });
  const { body } = await ask(contract.offerSolutions, { body: { caseId } });
  expect(body.items.map((item) => item.id)).toEqual([id]);
});

test('of a thousand articles three are offered', async () => {
  await run(async (tx) => {
    await tx`
      insert into solution (org_id, review_due_on) select app_org(), current_date + n
      from generate_series(1, 1000) as n`;
    await tx`
      insert into solution_text (org_id, solution_id, locale, title, fits, steps, tell, takes,
        customer_cost, our_cost, pros, cons, words)
      select app_org(), id, locale, 'Title ' || n, '', 'Steps', '', '', '', '', '', '',
        (select string_agg(word || (n * k) % 997 || ':' || k, ' ') from
          unnest('{invoice,router,call,visit,bill,line}'::text[]) as word,
          generate_series(1, 20) as k)::tsvector
      from (select id, row_number() over () as n from solution where org_id = app_org()) as s,
        unnest('{en,es,bs}'::text[]) as locale`;
  });
  const text = `My invoice is wrong, the router blinks, nobody visits and the line is dead: I called
    twice about the bill and the technician promised to come yesterday evening`;
  expect((await ask(contract.offerSolutions, { body: { text } })).body.items).toHaveLength(3);
}, 60_000);

test('an article of another organisation can neither be read nor linked', async () => {
  const { id } = await write('Ours');
  const other = await t.member('admin');
  const theirs = asker(t, other.headers);
  expect((await theirs(contract.readSolution, { params: { id } })).status).toBe(404);
  const themeId = await inOrganization(t.sql, other.orgId, (tx) =>
    engineTheme(tx, { label: 'Theirs' }),
  );
  const texts = { en: { title: 'x', steps: 'x' } };
  const linked = await ask(contract.createSolution, { body: { texts, themeIds: [themeId] } });
  expect(linked.status).toBe(422);
});
