import { lockCase } from '@vocero/sql/case-columns';
import { inOrganization } from '@vocero/sql/connect';
import { openCase } from '@vocero/sql/cases';
import { draftNotice } from '@vocero/sql/delay-notices';
import { addComments } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CasePromises } from '../contract/promises.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

const DAY = 86_400_000;

let t: TestApp;
let agent: TestMember;
let reader: TestMember;
let caseId: string;
beforeAll(async () => {
  t = await testApp();
  agent = await t.member('agent');
  reader = await t.member('reader', org());
});
beforeEach(async () => {
  caseId = await newCase();
});
afterAll(() => t.close());

const org = () => ({ id: agent.orgId, slug: agent.slug });
const inOrg = <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
  inOrganization(t.sql, agent.orgId, work);

async function newCase(): Promise<string> {
  return inOrg(async (tx) => {
    const [feedbackId] = await addComments(tx, [{ text: 'The boiler leaks' }]);
    const id = await openCase(tx, { feedbackId: feedbackId!, memberId: agent.memberId });
    return id!;
  });
}

const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const ask = (path: string, method = 'GET', body?: unknown, who = agent) =>
  t.app.request(`/api/v1/${path}`, {
    method,
    headers: { ...who.headers, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const promiseIt = async (body: object = {}) => {
  const answer = await ask(`cases/${caseId}/promises`, 'POST', {
    what: 'The boiler works',
    day: dayIn(9),
    ...body,
  });
  return { status: answer.status, shown: (await answer.json()) as CasePromises };
};
const messages = () => t.owner<Record<string, unknown>[]>`
  select kind, data, subject, body, approved_at from customer_message
  where case_id = ${caseId} and kind <> 'receipt' order by id`;

test('who looks at the promises of a case does not wait for who writes it', async () => {
  await inOrg(async (tx) => {
    await lockCase(tx, caseId);
    expect((await ask(`cases/${caseId}/promises`)).status).toBe(200);
  });
});

describe('a main promise', () => {
  test('is told to the customer, and its date ends with the working day', async () => {
    const { status, shown } = await promiseIt({ couldDelay: 'The part comes from abroad' });
    expect(status).toBe(201);
    const [one] = shown.items;
    expect(one).toMatchObject({ isMain: true, state: 'open', isThin: true });
    expect(await messages()).toMatchObject([{ kind: 'promise', data: { promiseId: one!.id } }]);
  });

  test('takes the place of the one before', async () => {
    await promiseIt();
    const { shown } = await promiseIt({ day: dayIn(12) });
    expect(shown.items.map(({ state }) => state)).toEqual(['open', 'renegotiated']);
  });

  test('is not made for a moment that is over, and nothing is half written', async () => {
    const { status } = await promiseIt({ day: dayIn(-2) });
    expect(status).toBe(400);
    expect(await messages()).toEqual([]);
  });

  test('is not the customer’s', async () => {
    expect((await promiseIt({ by: 'customer' })).status).toBe(400);
    const { status } = await promiseIt({ by: 'customer', isMain: false, what: 'Sends a photo' });
    expect(status).toBe(201);
    expect(await messages()).toEqual([]);
  });

  test('is not made by who only reads', async () => {
    const body = { what: 'x', day: dayIn(3) };
    expect((await ask(`cases/${caseId}/promises`, 'POST', body, reader)).status).toBe(403);
  });
});

test('what is said of a promise can be taken back, and only once', async () => {
  const { shown } = await promiseIt();
  const id = shown.items[0]!.id;
  const settle = (state: string) => ask(`promises/${id}/settlement`, 'POST', { state });
  expect((await settle('kept')).status).toBe(200);
  expect((await settle('withdrawn')).status).toBe(409);
  expect((await settle('open')).status).toBe(200);
  expect((await settle('open')).status).toBe(409);
});

test('what is late was missed, also where it is withdrawn before the clock has said so', async () => {
  const { shown } = await promiseIt();
  const id = shown.items[0]!.id;
  await t.owner`
    update promise set risk_at = now() - interval '2 days', due_at = now() - interval '1 day'
    where id = ${id}`;
  const answer = await ask(`promises/${id}/settlement`, 'POST', { state: 'withdrawn' });
  const { items } = (await answer.json()) as CasePromises;
  expect(items[0]).toMatchObject({ state: 'broken', missedAt: expect.any(String) as string });
  await t.owner`delete from promise where case_id = ${caseId}`;
});

test('a missed promise does not come back beside another that was missed', async () => {
  const first = (await promiseIt()).shown.items[0]!.id;
  await t.owner`
    update promise set state = 'broken', missed_at = now(), settled_at = now() where id = ${first}`;
  const second = (await promiseIt()).shown.items[0]!.id;
  await t.owner`update promise set state = 'broken', missed_at = now() where id = ${second}`;
  const { items } = (await (await ask(`cases/${caseId}/promises`)).json()) as CasePromises;
  expect(items.find(({ id }) => id === first)).toMatchObject({ canStandAgain: false });
  expect((await ask(`promises/${first}/settlement`, 'POST', { state: 'open' })).status).toBe(409);
  await t.owner`delete from promise where case_id = ${caseId}`;
});

describe('a notice of delay', () => {
  const delay = { cause: 'part_missing', day: dayIn(14) };

  test('is drafted in the language of the customer', async () => {
    await t.owner`
      update feedback set locale = 'es' where id = (
        select feedback_id from customer_case where id = ${caseId})`;
    const { shown } = await promiseIt();
    const id = shown.items[0]!.id;
    const answer = await ask(`promises/${id}/delay/words`, 'POST', delay);
    expect(await answer.json()).toMatchObject({
      locale: 'es',
      body: expect.stringContaining('no ha llegado una pieza') as string,
    });
  });

  test('says in words what no list of causes has', async () => {
    const { shown } = await promiseIt();
    const id = shown.items[0]!.id;
    const words = `promises/${id}/delay/words`;
    expect((await ask(words, 'POST', { ...delay, cause: 'other' })).status).toBe(400);
    const said = { ...delay, cause: 'other', causeNote: 'the road is closed' };
    const answer = await ask(words, 'POST', said);
    expect(((await answer.json()) as { body: string }).body).toContain('the road is closed');
  });

  test('goes out as it was approved, and the promise stands for the new date', async () => {
    const { shown } = await promiseIt();
    const id = shown.items[0]!.id;
    const words = { subject: 'A new date', body: 'We are sorry: the part is late.' };
    const answer = await ask(`promises/${id}/delay`, 'POST', { ...delay, ...words });
    const { items } = (await answer.json()) as CasePromises;
    expect(items.map(({ state }) => state)).toEqual(['open', 'renegotiated']);
    expect(items[1]).toMatchObject({
      cause: 'part_missing',
      warnedAt: expect.any(String) as string,
    });
    const told = (await messages()).filter(({ kind }) => kind === 'delay');
    expect(told).toMatchObject([{ ...words, approvedAt: expect.any(Date) as Date }]);
    const again = await ask(`promises/${id}/delay`, 'POST', { ...delay, ...words });
    expect(again.status).toBe(409);
  });
});

test('a notice that waits is approved with its cause and new date, and not without', async () => {
  const { shown } = await promiseIt();
  const { id: promiseId, what, dueAt } = shown.items[0]!;
  const subject = { promiseId, caseId, what, dueAt: new Date(dueAt) };
  await inOrg((tx) => draftNotice(tx, subject, 'delay'));
  const [draft] = await t.owner<{ id: string }[]>`
    select id from customer_message where case_id = ${caseId} and kind = 'delay'`;
  const answer = await ask(`customer-messages/${draft!.id}/acts`, 'POST', { act: 'approve' });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
    409,
    'notice_on_case',
  ]);
});

describe('the suggested day', () => {
  test('does not exist without any past case', async () => {
    const shown = (await (await ask(`cases/${caseId}/promises`)).json()) as CasePromises;
    expect(shown.suggestion).toBeNull();
  });

  test('comes from past cases, with their number, and is kept with the promise', async () => {
    for (let n = 0; n < 4; n += 1) {
      const id = await newCase();
      await t.owner`
        update customer_case set state = 'closed_accepted', closed_at = now(),
          closing_reason = 'solved' where id = ${id}`;
    }
    const { shown } = await promiseIt();
    expect(shown.suggestion).toMatchObject({ n: 4, isThin: true, buffer: 1 });
    const [row] = await t.owner`select basis from promise where case_id = ${caseId}`;
    expect(row).toMatchObject({ basis: { n: 4, buffer: 1 } });
    await t.owner`delete from customer_case where closed_at is not null`;
  });
});

describe('the register', () => {
  test('lists what its filters say, and counts them', async () => {
    const { shown } = await promiseIt();
    const id = shown.items[0]!.id;
    await t.owner`update promise set risk_at = now() - interval '1 hour' where id = ${id}`;
    const read = async (filter: string) =>
      (await (await ask(`promises?filter=${filter}`)).json()) as {
        items: { id: string; code: string }[];
        counts: Record<string, number>;
      };
    const risky = await read('at_risk');
    expect(risky.items.map((one) => one.id)).toContain(id);
    expect(risky.items[0]!.code).toMatch(/^.{4}-/);
    expect(risky.counts['at_risk']).toBe(risky.items.length);
    expect((await read('kept')).items.map((one) => one.id)).not.toContain(id);
  });

  test('goes on where its page ended', async () => {
    for (let n = 0; n < 3; n += 1) await promiseIt({ isMain: false, what: `Call ${n}` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = (await (await ask(`promises?filter=open&limit=2${more}`)).json()) as {
        items: { id: string }[];
        nextCursor: string | null;
      };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const [{ count }] = await t.owner<[{ count: number }]>`
      select count(*) from promise where org_id = ${agent.orgId} and state = 'open'`;
    expect(seen).toHaveLength(count);
  });

  test('says how many of those due were kept, masked where they are few', async () => {
    const due = async (state: string) => {
      const { shown } = await promiseIt({ isMain: false, what: 'Something' });
      await t.owner`
        update promise set state = ${state}, settled_at = now(), due_at = now() - interval '1 day',
          risk_at = now() - interval '2 days', made_at = now() - interval '4 days'
        where id = ${shown.items[0]!.id}`;
    };
    type Kept = { kept: { count: number; of: number; share: number | null } };
    const read = async () => (await (await ask('promise-report')).json()) as Kept;
    for (const state of ['kept', 'kept', 'broken', 'kept']) await due(state);
    const { kept } = await read();
    expect(kept).toMatchObject({
      count: kept.of - 1,
      share: kept.of < 5 ? null : expect.anything(),
    });
    await due('kept');
    await due('kept');
    expect((await read()).kept.share).not.toBeNull();
  });
});

describe('the playbook', () => {
  test('has six lines to begin with, and managers write their own', async () => {
    const admin = await t.member('admin', org());
    const first = (await (await ask('promise-playbook')).json()) as { lines: unknown[] };
    expect(first.lines).toHaveLength(6);
    const own = { lines: [{ code: null, text: 'Ring them up' }], missHours: 4 };
    expect((await ask('promise-playbook', 'PUT', own)).status).toBe(403);
    expect(await (await ask('promise-playbook', 'PUT', own, admin)).json()).toEqual(own);
  });

  test('opens when something is settled too late, and its lines are ticked and unticked', async () => {
    const { shown } = await promiseIt();
    const id = shown.items[0]!.id;
    await t.owner`
      update promise set made_at = now() - interval '9 days', risk_at = now() - interval '2 days',
        due_at = now() - interval '1 day' where id = ${id}`;
    const late = await ask(`promises/${id}/settlement`, 'POST', { state: 'kept' });
    const { items } = (await late.json()) as CasePromises;
    expect(items[0]!.state).toBe('broken');
    const tick = async (isDone: boolean) => {
      const answer = await ask(`promises/${id}/checks/1`, 'PUT', { isDone });
      return ((await answer.json()) as CasePromises).items[0]!.checks[0]!.tickedAt;
    };
    expect(await tick(true)).not.toBeNull();
    expect(await tick(false)).toBeNull();
    expect((await ask(`promises/${id}/checks/19`, 'PUT', { isDone: true })).status).toBe(404);
  });
});
