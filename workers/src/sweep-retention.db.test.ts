import { inOrganization, type Tx } from '@vocero/sql/connect';
import { previewRetention, writeRetention, type RetentionRule } from '@vocero/sql/retention';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openCase } from '@vocero/sql/cases';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import { sweepRetention } from './sweep-retention.ts';

let db: TestDatabase;
let orgId: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  const [row] = await db.owner<[{ id: string }]>`
    insert into organization (id, slug, name)
    values (gen_random_uuid(), 'o' || substr(md5(random()::text), 1, 12), 'Org') returning id`;
  orgId = row.id;
});

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(db.sql, orgId, work);
const signal = new AbortController().signal;
const sweep = () => sweepRetention(db.sql, { signal, batch: 2 });

const comments = (months: number, channel = ''): RetentionRule => ({
  what: 'comments',
  channel,
  months,
});

let made = 0;
const comment = (text: string, age: string, channel = 'phone') =>
  run(
    (tx) => tx`
      insert into feedback (org_id, channel, text, case_code, occurred_at, received_at)
      values (app_org(), ${channel}, ${text}, ${`R${String((made += 1))}`}, now() - ${age}::interval,
        now() - ${age}::interval)`,
  );
const texts = async () => {
  const rows = await run(
    (tx) => tx<{ text: string }[]>`select text from feedback order by case_code`,
  );
  return rows.map(({ text }) => text).sort();
};

test('what is older than its rule goes and nothing younger, and every comment still counts', async () => {
  await comment('old', '6 months 2 days');
  await comment('young', '5 months 28 days');
  await run((tx) => writeRetention(tx, [comments(6)]));
  const [preview] = await run((tx) => previewRetention(tx, [comments(6)]));
  expect(preview).toMatchObject({ due: 1 });
  await sweep();
  expect(await texts()).toEqual(['[erased]', 'young']);
  await sweep();
  const entries = await run((tx) => tx`select scope, counts from erasure`);
  expect([...entries]).toEqual([{ scope: 'retention', counts: { comments: 1 } }]);
});

test('a channel with a rule of its own is in no other', async () => {
  await comment('by phone', '4 months');
  await comment('by chat', '4 months', 'chat');
  await run((tx) => writeRetention(tx, [comments(3), comments(12, 'chat')]));
  await sweep();
  expect(await texts()).toEqual(['[erased]', 'by chat']);
});

test('what was said of a case stays as long as it is open', async () => {
  await comment('A matter', '1 year');
  const user = crypto.randomUUID();
  await db.owner`
    insert into auth."user" (id, name, email) values (${user}, 'Ana', ${`${user}@example.org`})`;
  const caseId = await run(async (tx) => {
    const [member] = await tx<[{ id: string }]>`
      insert into member (org_id, user_id, role, name, email)
      values (app_org(), ${user}, 'admin', 'Ana', 'ana@example.org') returning id`;
    const [row] = await tx<[{ id: string }]>`select id from feedback`;
    const made = await openCase(tx, { feedbackId: row.id, memberId: member.id });
    await appendCustomerMessage(tx, {
      ...{ kind: 'receipt', event: 'it', personId: null, feedbackId: row.id, caseId: made },
      ...{ locale: 'en', words: { subject: 'Hello', body: 'We have it' } },
    });
    await tx`update customer_message set created_at = now() - interval '1 year',
      approved_at = now() - interval '1 year', sent_at = now() - interval '1 year'`;
    await writeRetention(tx, [{ what: 'messages', channel: '', months: 3 }]);
    return made!;
  });
  const body = async () => {
    await sweep();
    const [row] = await run((tx) => tx<[{ body: string }]>`select body from customer_message`);
    return row.body;
  };
  expect(await body()).toBe('We have it');
  await run(
    (tx) => tx`
      update customer_case set state = 'closed_accepted', closing_reason = 'solved',
        closed_at = now() where id = ${caseId}`,
  );
  expect(await body()).toBe('[erased]');
});

test('without a rule everything is kept', async () => {
  await comment('ancient', '20 years');
  await sweep();
  expect(await texts()).toEqual(['ancient']);
});

test('a clock that jumped ahead takes nothing away before somebody had time to put it right', async () => {
  await comment('old enough by the wrong clock', '6 months 2 days');
  await run((tx) => writeRetention(tx, [comments(6)]));
  // As if the last look had been so long ago, by a clock that was right.
  await run(
    (tx) => tx`insert into retention_clock (org_id, seen_at)
      values (app_org(), now() - interval '30 days')`,
  );
  for (let looks = 0; looks < 5; looks += 1) await sweep();
  expect(await texts()).toEqual(['old enough by the wrong clock']);
  const [clock] = await run(
    (tx) => tx<[{ hours: number }]>`
      select extract(epoch from now() - seen_at)::int / 3600 as hours from retention_clock`,
  );
  expect(clock.hours).toBe(30 * 24 - 5 * 6);
});

test('a clock that is a day ahead takes nothing away too soon', async () => {
  await comment('due tomorrow', '6 months -1 hours');
  await run((tx) => writeRetention(tx, [comments(6)]));
  await db.owner`update feedback set received_at = received_at - interval '1 day'
    where org_id = ${orgId}`; // the same as a clock that is a day ahead
  await sweep();
  expect(await texts()).toEqual(['due tomorrow']);
});
