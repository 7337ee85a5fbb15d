import { inOrganization, withLookup } from '@vocero/sql/connect';
import { insertContactReasons } from '@vocero/sql/contact-reasons';
import { findTrackedFeedback, readCaseStatus } from '@vocero/sql/tracking-links';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NewFeedback } from './contract/feedback.ts';
import { receiveFeedback, type RequestName } from './intake.ts';
import { Problem } from './problem.ts';
import { hashToken } from './secrets.ts';
import { testApp, type TestApp } from './test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const comment = (more: object = {}) =>
  NewFeedback.parse({ channel: 'form', text: 'Nobody came', ...more });

/** An organisation of its own with a short way to send comments to it. */
async function inbox() {
  const { id: orgId } = await t.organization();
  const send = (feedback: NewFeedback, name: RequestName | null = null) =>
    receiveFeedback(t.deps, { orgId }, feedback, name);
  const count = async (table: string) => {
    const [row] = await t.owner<[{ count: number }]>`
      select count(*)::int as count from ${t.owner(table)} where org_id = ${orgId}`;
    return row.count;
  };
  return { orgId, send, count };
}

test('a comment is stored with the promise that it will be read and a link to follow it', async () => {
  const { orgId, send, count } = await inbox();
  const { receipt, isDuplicate } = await send(comment({ scores: { nps: 3 } }));
  expect(isDuplicate).toBe(false);
  expect(receipt.caseCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

  const waiting = await t.owner`select topic, subject_id from outbox where org_id = ${orgId}`;
  expect([...waiting]).toEqual([{ topic: 'feedback.received', subjectId: receipt.id }]);

  const token = receipt.trackingUrl.split('/t/')[1]!;
  expect(token).toMatch(/^[\w-]{22}$/); // 128 bits
  const tracked = await withLookup(t.sql, hashToken('tracking', token), (tx) =>
    findTrackedFeedback(tx, hashToken('tracking', token)),
  );
  expect(tracked).toEqual({ orgId, feedbackId: receipt.id });
  const status = await inOrganization(t.sql, orgId, (tx) => readCaseStatus(tx, receipt.id));
  expect(status).toMatchObject({ readAt: null, themeStatus: null });

  expect(await count('feedback_original')).toBe(0);
  expect(await count('contact')).toBe(0);
  const stored = JSON.stringify(await t.owner`select * from tracking_link where org_id = ${orgId}`);
  expect(stored).not.toContain(token);
});

/** The token with another first character; its last one may carry bits that count for nothing. */
const nearly = (token: string) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1);

test('a token of another purpose, or nearly the right one, finds nothing', async () => {
  const { send } = await inbox();
  const { receipt } = await send(comment());
  const token = receipt.trackingUrl.split('/t/')[1]!;
  for (const hash of [hashToken('key', token), hashToken('tracking', nearly(token))]) {
    expect(await withLookup(t.sql, hash, (tx) => findTrackedFeedback(tx, hash))).toBeUndefined();
  }
});

test('the organisation is set for the statement and gone after it', async () => {
  const { send, orgId } = await inbox();
  await send(comment());
  // Every connection of the pool is asked at once; one that kept the setting would show rows.
  const count = () => t.sql<[{ n: number }]>`
    select count(*)::int as n, pg_sleep(0.01) from feedback`;
  const answers = await Promise.all(Array.from({ length: 16 }, count));
  expect(answers.map(([row]) => row.n)).toEqual(answers.map(() => 0));
  // The control: with the setting there is a row.
  const rows = await inOrganization(t.sql, orgId, (tx) => tx`select id from feedback`);
  expect(rows).toHaveLength(1);
});

test('personal data is kept apart from what is analysed', async () => {
  const { orgId, send } = await inbox();
  const text = 'Call me at 061 123 456 or jo@example.org, I paid 12,50 € on 01.02.2026';
  await send(
    comment({
      text,
      turns: [{ speaker: 'Agent', text: 'Your e-mail: jo@example.org?', customer: false }],
    }),
  );
  const [row] = await t.owner`
    select f.text, f.redacted, o.text as original, c.turns from feedback f
    join feedback_original o on o.feedback_id = f.id join feedback_context c on c.feedback_id = f.id
    where f.org_id = ${orgId}`;
  expect(row).toEqual({
    text: 'Call me at [phone] or [email], I paid 12,50 € on 01.02.2026',
    redacted: true,
    original: text,
    turns: [{ speaker: 'Agent', text: 'Your e-mail: [email]?', customer: false }],
  });
});

test('how to reach somebody is stored with their consent and its words, or not at all', async () => {
  const { orgId, send, count } = await inbox();
  const person = { name: 'Ana\tAnić', email: 'ana@example.org', phone: '061 123 456' };
  await send(comment({ customer: person }));
  await send(comment({ customer: { ...person, mayContact: false } }));
  await send(comment({ customer: { mayContact: true } }));
  expect(await count('contact')).toBe(0);
  const everything = JSON.stringify(await t.owner`select * from feedback where org_id = ${orgId}`);
  expect(everything).not.toContain('ana@example.org');

  const consent = { version: 3, text: 'We may call you about this comment.', locale: 'en' };
  const asked = comment({ customer: { ...person, mayContact: true } });
  await receiveFeedback(t.deps, { orgId, consent }, asked);
  const [kept] = await t.owner`
    select name, email, phone, purpose_version, purpose_text, locale from contact
    where org_id = ${orgId}`;
  expect(kept).toEqual({
    ...person,
    name: 'Ana Anić',
    purposeVersion: 3,
    purposeText: consent.text,
    locale: 'en',
  });
});

test('a customer is the same each time, but an e-mail address is not kept as a reference', async () => {
  const { orgId, send } = await inbox();
  await send(comment({ customer: 'C-1042' }));
  await send(comment({ customer: 'ana@example.org' }));
  await send(comment({ customer: { reference: 'Ana@example.org' } }));
  const refs = await t.owner<{ customerRef: string }[]>`
    select customer_ref from feedback where org_id = ${orgId} order by id`;
  const [first, second, third] = refs.map((row) => row.customerRef);
  expect(first).toBe('C-1042');
  expect(second).toMatch(/^[\w-]{22}$/);
  expect(third).toBe(second);
});

test('what says nothing is refused, a score alone is not', async () => {
  const { send, count } = await inbox();
  for (const text of ['', '  \n ', '\0\0', '\u200b']) {
    await expect(send(comment({ text }))).rejects.toMatchObject({
      status: 400,
      code: 'text_empty',
    });
  }
  await expect(send(comment({ text: '', scores: {} }))).rejects.toBeInstanceOf(Problem);
  expect(await count('feedback')).toBe(0);
  await send(comment({ text: ' ', scores: { csat: 1 } }));
  expect(await count('feedback')).toBe(1);
});

test('an unknown reason is refused with those there are, of this organisation only', async () => {
  const { orgId, send, count } = await inbox();
  const other = await inbox();
  const reason = (code: string) => ({ code, names: { en: code }, departmentId: null });
  await inOrganization(t.sql, orgId, (tx) =>
    insertContactReasons(tx, [reason('bi'), reason('wo')]),
  );
  await inOrganization(t.sql, other.orgId, (tx) => insertContactReasons(tx, [reason('zz')]));
  const name = { scope: 'key:1', key: 'k' };
  await expect(send(comment({ reason: 'zz' }), name)).rejects.toMatchObject({
    status: 422,
    code: 'reason_unknown',
    extra: { codes: ['bi', 'wo'] },
  });
  expect([await count('feedback'), await count('outbox')]).toEqual([0, 0]);
  expect(await count('idempotency_key')).toBe(0); // so the corrected request may use the name
  await send(comment({ reason: 'BI' }), name);
  const [row] = await t.owner`
    select code from feedback join contact_reason r on r.id = reason_id
    where feedback.org_id = ${orgId}`;
  expect(row).toEqual({ code: 'bi' });
});

test('one request sent a hundred times at once is stored once and answered alike', async () => {
  const { send, count } = await inbox();
  const name = { scope: 'key:1', key: 'order-77' };
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(comment(), name)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  for (const table of ['feedback', 'outbox', 'tracking_link', 'idempotency_key']) {
    expect(await count(table)).toBe(1);
  }
  // The control: without a name each of them is a comment of its own.
  await Promise.all(Array.from({ length: 10 }, () => send(comment())));
  expect(await count('feedback')).toBe(11);
});

test('a name used for other content is refused, in whatever order the fields come', async () => {
  const { send, count } = await inbox();
  const name = { scope: 'key:1', key: 'a' };
  const first = await send(NewFeedback.parse({ channel: 'form', text: 'A', kind: 'simple' }), name);
  const again = await send(NewFeedback.parse({ kind: 'simple', text: 'A', channel: 'form' }), name);
  expect(again).toEqual(first);
  await expect(send(comment({ text: 'B' }), name)).rejects.toMatchObject({
    status: 409,
    code: 'idempotency_mismatch',
  });
  await send(comment({ text: 'B' }), { scope: 'key:2', key: 'a' }); // somebody else's name
  expect(await count('feedback')).toBe(2);
});

test('two different requests of one name at once: one is stored, the other refused', async () => {
  const { send, count } = await inbox();
  const name = { scope: 'key:1', key: 'race' };
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => send(comment({ text: `number ${i % 2}` }), name)),
  );
  expect(await count('feedback')).toBe(1);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
});

test('an external id is stored once, also when it comes a hundred times at once', async () => {
  const { send, count } = await inbox();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => send(comment({ text: `take ${i}`, externalId: 'T-1' }))),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer.receipt))).size).toBe(1);
  expect(answers.filter((answer) => !answer.isDuplicate)).toHaveLength(1);
  expect([await count('feedback'), await count('outbox')]).toEqual([1, 1]);

  const other = await inbox();
  expect((await other.send(comment({ externalId: 'T-1' }))).isDuplicate).toBe(false);
});

test('a named request with a known external id keeps answering that it was a duplicate', async () => {
  const { send, count } = await inbox();
  const first = await send(comment({ externalId: 'T-2' }));
  const name = { scope: 'key:1', key: 'late' };
  const second = await send(comment({ externalId: 'T-2' }), name);
  expect(second).toEqual({ receipt: first.receipt, isDuplicate: true });
  expect(await send(comment({ externalId: 'T-2' }), name)).toEqual(second);
  expect(await count('feedback')).toBe(1);
});

test('a case code that is taken is drawn again', async () => {
  const { send, count } = await inbox();
  // The first two rows to come meet a code that is taken, as PostgreSQL would report it.
  await t.owner`create sequence attempts`;
  await t.owner`grant usage on sequence attempts to public`;
  await t.owner`
    create function pretend_taken() returns trigger language plpgsql as $$ begin
      if nextval('attempts') < 3 then
        raise unique_violation using constraint = 'feedback_case_code_key';
      end if;
      return new;
    end $$`;
  await t.owner`
    create trigger pretend_taken before insert on feedback
    for each row execute function pretend_taken()`;
  try {
    await send(comment(), { scope: 'key:1', key: 'drawn' });
  } finally {
    await t.owner`drop trigger pretend_taken on feedback`;
  }
  const [row] = await t.owner`select last_value::int as attempts from attempts`;
  expect(row).toEqual({ attempts: 3 });
  expect([await count('feedback'), await count('idempotency_key')]).toEqual([1, 1]);
});

test('what goes wrong otherwise is not swallowed, and nothing stays behind', async () => {
  const { orgId, count } = await inbox();
  const nobody = { orgId, memberId: '01890000-0000-7000-8000-000000000001' };
  const failing = receiveFeedback(t.deps, nobody, comment(), { scope: 'key:1', key: 'k' });
  await expect(failing).rejects.toMatchObject({ code: '23503' });
  for (const table of ['feedback', 'outbox', 'tracking_link', 'idempotency_key']) {
    expect(await count(table)).toBe(0);
  }
});
