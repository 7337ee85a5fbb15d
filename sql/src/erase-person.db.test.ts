import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization, type Tx } from './connect.ts';
import { eraseComments } from './erase-comments.ts';
import { erase } from './erase-person.ts';
import { ERASED, lockErasures, requestErasure } from './erasures.ts';
import { exportPerson } from './export-person.ts';
import { reapplyErasures } from './reapply-erasures.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const NAME = 'Zdravka Kanarinec';
const EMAIL = 'zdravka.kanarinec@example.org';
const PHONE = '+387 61 555 0199';
const WORDS = 'The lift in Birdcage Street has been stuck since Monday and nobody comes';
const CANARIES = [NAME, EMAIL, PHONE, 'Birdcage', 'cust-90210-canary'];

let db: TestDatabase;
let orgId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [row] = await db.owner<[{ id: string }]>`
    insert into organization (id, slug, name) values (gen_random_uuid(), 'canary', 'Canary')
    returning id`;
  orgId = row.id;
});
afterAll(() => db.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(db.sql, orgId, work);

interface Comment {
  text: string;
  ref?: string | null;
  email?: string | null;
  survey?: string | null;
}

let made = 0;
async function comment(tx: Tx, { text, ref = null, email = null, survey = null }: Comment) {
  const [row] = await tx<[{ id: string }]>`
    insert into feedback (org_id, channel, text, customer_ref, case_code, scores, survey_id)
    values (app_org(), 'phone', ${text}, ${ref}, ${`C${String((made += 1))}`}, '{"nps": 3}', ${survey})
    returning id`;
  if (email !== null) {
    await tx`
      insert into contact (org_id, feedback_id, name, email, phone, purpose_version, purpose_text,
        locale, person_id)
      values (app_org(), ${row.id}, ${NAME}, ${email}, ${PHONE}, 1, 'To answer you.', 'en',
        person_of(${ref}, ${NAME}, ${email}, ${PHONE}, 'en', true))`;
  }
  return row.id;
}

async function carryOut(id: string) {
  return run(async (tx) => {
    const [entry] = await lockErasures(tx, [id]);
    return erase(tx, orgId, entry!);
  });
}

/** Every row of every table of ours that has one of these texts in it, as the database prints it. */
async function tablesWith(needles: readonly string[]): Promise<string[]> {
  const tables = await db.owner<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and relnamespace in ('public'::regnamespace, 'auth'::regnamespace)`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.owner.unsafe(
      `select t::text as row from ${name} t where t::text ilike any ($1)`,
      [needles.map((needle) => `%${needle}%`)],
    );
    if (rows.length > 0) found.push(`${name}: ${String(rows[0]!['row']).slice(0, 200)}`);
  }
  return found;
}

test('the words of a comment change in no way but by an erasure that the register holds', async () => {
  const id = await run((tx) => comment(tx, { text: 'Stays as it is' }));
  await expect(run((tx) => tx`update feedback set text = '' where id = ${id}`)).rejects.toThrow(
    'append-only',
  );
  await expect(run((tx) => eraseComments(tx, { ids: [id], pseudonym: 'x' }))).rejects.toThrow(
    'append-only',
  );
  const invented = run(async (tx) => {
    await tx`select set_config('app.erasure', gen_random_uuid()::text, true)`;
    await tx`update feedback set text = ${ERASED} where id = ${id}`;
  });
  await expect(invented).rejects.toThrow('append-only');
  const reworded = run(async (tx) => {
    const erasure = await requestErasure(tx, { feedbackId: id, by: 'member' });
    await tx`select set_config('app.erasure', ${erasure}, true)`;
    await tx`update feedback set text = 'Something else' where id = ${id}`;
  });
  await expect(reworded).rejects.toThrow('append-only');
});

test('of whom is erased nothing is left anywhere, and every number stays', async () => {
  const { personId, themeId, others } = await run(plant);
  const before = await numbers();
  expect((await tablesWith(CANARIES)).length).toBeGreaterThan(10);

  const exported = JSON.stringify(await run((tx) => exportPerson(tx, { personId, by: 'member' })));
  for (const planted of [...CANARIES, 'entry Kanarinec', 'promise Kanarinec', 'letter Kanarinec']) {
    expect(exported).toContain(planted);
  }

  const id = await run((tx) => requestErasure(tx, { personId, by: 'member' }));
  const { counts } = await carryOut(id!);
  expect(counts).toMatchObject({ comments: 2, cases: 1, messages: 1, persons: 1 });
  expect(await tablesWith([...CANARIES, 'Kanarinec'])).toEqual([]);
  expect(await numbers()).toEqual(before);
  const [theme] = await run(
    (tx) => tx<{ label: string; terms: string[]; representativeId: string }[]>`
      select label, terms, representative_id from theme where id = ${themeId}`,
  );
  expect(theme).toEqual({ label: 'lift, [erased]', terms: ['lift'], representativeId: others[0] });
});

/** Two comments of one person with all that can hang on them, and one of somebody else. */
async function plant(tx: Tx) {
  const ref = 'cust-90210-canary';
  const [theme] = await tx<[{ id: string }]>`
    insert into theme (org_id, label, auto_label, terms, action_taken)
    values (app_org(), 'lift, birdcage', 'lift, birdcage', '{lift,birdcage}',
      ${`She said: ${WORDS}! Call ${EMAIL}.`}) returning id`;
  const [member] = await tx<[{ id: string }]>`
    insert into member (org_id, user_id, role, name, email)
    values (app_org(), ${await userOf()}, 'admin', 'Ada', 'ada@example.org') returning id`;
  const first = await comment(tx, { text: WORDS, ref, email: EMAIL });
  const second = await comment(tx, { text: `${WORDS}. Birdcage again`, ref });
  const other = await comment(tx, { text: 'The lift is slow' });
  for (const id of [first, second, other]) {
    await tx`
      insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
      values (app_org(), ${id}, ${theme.id}, 'placed', 'engine', now())`;
  }
  await tx`update theme set representative_id = ${first} where id = ${theme.id}`;
  const [person] = await tx<[{ id: string }]>`
    select id from person where customer_ref = ${ref}`;
  await tx`
    insert into consent (org_id, person_id, channel, purpose, text_version, text, locale, source)
    values (app_org(), ${person.id}, 'email', 'answer_me', 1, 'To answer you.', 'en', 'form')`;
  await tx`
    insert into feedback_original (org_id, feedback_id, text)
    values (app_org(), ${first}, ${`${WORDS} ${PHONE}`})`;
  await tx`
    insert into feedback_words (org_id, feedback_id, occurred_at, words)
    values (app_org(), ${first}, now(), 'birdcage'::tsvector)`;
  const [case_] = await tx<[{ id: string }]>`
    insert into customer_case (org_id, code, feedback_id, person_id, owner_id, received_at,
      ack_due_at, next_contact_at, wish, findings)
    values (app_org(), 'C-1', ${first}, ${person.id}, ${member.id}, now(), now(), now(),
      ${`${NAME} wants a working lift`}, 'Kanarinec was right') returning id`;
  await tx`update feedback set case_id = ${case_.id} where id = any(${[first, second]}::uuid[])`;
  await tx`
    insert into case_entry (org_id, case_id, by, via, text)
    values (app_org(), ${case_.id}, 'customer', 'page', 'entry Kanarinec')`;
  await tx`
    insert into case_event (org_id, case_id, act, by, after, note) values
    (app_org(), ${case_.id}, 'changed', 'member', ${tx.json({ state: 'received', wish: NAME })}, ${NAME})`;
  await tx`
    insert into promise (org_id, case_id, what, due_at, risk_at)
    values (app_org(), ${case_.id}, 'promise Kanarinec', now(), now())`;
  await tx`
    insert into customer_message (org_id, recipient, event, kind, person_id, case_id, locale, data,
      body)
    values (app_org(), ${person.id}, ${`sent to ${EMAIL}`}, 'reply', ${person.id}, ${case_.id},
      'en', ${tx.json({ name: NAME })}, 'letter Kanarinec')`;
  await tx`
    insert into message (org_id, kind, member_id, feedback_id, once, data)
    values (app_org(), 'urgent', ${member.id}, ${first}, 'u', ${tx.json({ text: WORDS })})`;
  await tx`
    insert into audit_event (org_id, actor_kind, act, subject_kind, subject_label, after)
    values (app_org(), 'system', 'x', 'person', ${NAME}, ${tx.json({ said: `"${WORDS}"` })})`;
  await tx`
    insert into theme_event (org_id, theme_id, act, by, note)
    values (app_org(), ${theme.id}, 'created', 'engine', ${`Heard from ${PHONE}`})`;
  const [imported] = await tx<[{ id: string }]>`
    insert into import (org_id, file_name, state) values (app_org(), 'a.csv', 'done') returning id`;
  await tx`
    insert into import_refusal (org_id, import_id, line, reason, raw)
    values (app_org(), ${imported.id}, 2, 'x', ${`${EMAIL};${WORDS}`})`;
  return { personId: person.id, themeId: theme.id, others: [other] };
}

async function userOf(): Promise<string> {
  const [row] = await db.owner<[{ id: string }]>`
    insert into auth."user" (id, name, email) values (gen_random_uuid()::text, 'Ada',
      gen_random_uuid()::text || '@example.org') returning id`;
  return row.id;
}

/** What boards and reports are made of. */
const numbers = () =>
  run(
    (tx) => tx`
      select (select count(*)::int from feedback) as comments,
        (select count(distinct customer_ref)::int from feedback) as customers,
        (select count(*)::int from placement where theme_id is not null) as placed,
        (select sum(count)::int from placement_tally) as tallied,
        (select count(*)::int from feedback where scores ->> 'nps' = '3') as scored,
        (select count(*)::int from customer_case) as cases,
        (select count(*)::int from promise) as promises,
        (select count(*)::int from customer_message) as messages`,
  );

test('another person of the same address stays as they are', async () => {
  const [mine, theirs] = await run(async (tx) => [
    await comment(tx, { text: 'Mine is written here', ref: 'a-1', email: 'same@example.org' }),
    await comment(tx, { text: 'Theirs is written here', ref: 'b-1', email: 'same@example.org' }),
  ]);
  const id = await run((tx) => requestErasure(tx, { feedbackId: mine, by: 'customer' }));
  await carryOut(id!);
  const rows = await run(
    (tx) => tx<{ text: string; email: string | null }[]>`
      select text, email from feedback
        left join contact on contact.org_id = feedback.org_id and feedback_id = id
      where id = any(${[mine, theirs]}::uuid[]) order by id`,
  );
  expect([...rows]).toEqual([
    { text: ERASED, email: null },
    { text: 'Theirs is written here', email: 'same@example.org' },
  ]);
});

test('who typed an address on a public page erases no more than what they wrote', async () => {
  const email = 'victim@example.org';
  const [survey] = await run(
    (tx) => tx<{ id: string }[]>`
      insert into survey (org_id, kind, name, token) values (app_org(), 'form', 'Form', 'f')
      returning id`,
  );
  const [victims, attackers] = await run(async (tx) => [
    await comment(tx, { text: 'What the victim wrote', email }),
    await comment(tx, { text: 'What the attacker wrote', email, survey: survey!.id }),
  ]);
  const id = await run((tx) => requestErasure(tx, { feedbackId: attackers, by: 'customer' }));
  await carryOut(id!);
  const rows = await run(
    (tx) => tx<{ text: string }[]>`
      select text from feedback where id = any(${[victims, attackers]}::uuid[]) order by id`,
  );
  expect(rows.map(({ text }) => text)).toEqual(['What the victim wrote', ERASED]);
  const [entry] = await run(
    (tx) => tx`select rest_person_id is not null as asks from erasure where id = ${id}`,
  );
  expect(entry).toEqual({ asks: true });
});

const REFUSED = '019aa000-0000-7000-8000-000000000002';

test('whom a restored backup brings back is erased again, once, whatever becomes of others', async () => {
  const email = 'back.again@example.org';
  const feedbackId = await run((tx) => comment(tx, { text: 'Back from the backup', email }));
  const other = await run((tx) => comment(tx, { text: 'Cannot be erased yet' }));
  const [person] = await run(
    (tx) => tx<{ id: string }[]>`select id from person where email = ${email}`,
  );
  await db.owner.unsafe(`alter table erasure add constraint refused check (id <> '${REFUSED}')`);
  const refused = {
    org: orgId,
    id: REFUSED,
    scope: 'comment' as const,
    person: null,
    comments: [other],
  };
  const line = {
    org: orgId,
    id: '019aa000-0000-7000-8000-000000000001',
    scope: 'person' as const,
    person: person!.id,
    comments: [feedbackId],
  };
  expect(await reapplyErasures(db.sql, [refused, line])).toEqual({
    erased: 1,
    failed: [{ erasureId: refused.id, error: expect.objectContaining({ code: '23514' }) }],
  });
  expect(await tablesWith([email, 'Back from the backup'])).toEqual([]);
  await db.owner`alter table erasure drop constraint refused`;
  expect(await reapplyErasures(db.sql, [refused, line])).toEqual({ erased: 1, failed: [] });
  expect(await reapplyErasures(db.sql, [refused, line])).toEqual({ erased: 0, failed: [] });
});

test('the register forgets whom it was about', async () => {
  const rows = await run(
    (tx) => tx`select from erasure where finished_at is not null
      and (person_id is not null or feedback_id is not null or subject_hash is null)`,
  );
  expect(rows).toHaveLength(0);
});
