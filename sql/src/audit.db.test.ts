import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendAudit, didLately, type NewAuditEvent } from './audit.ts';
import { listAudit, type AuditFilter } from './audit-list.ts';
import { inOrganization, type Tx } from './connect.ts';
import { deleteOrganization } from './demo.ts';
import { insertOrganization } from './organizations.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
let orgId: string;
let made = 0;
beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  orgId = await newOrganization();
});
afterAll(() => db.close());

const newOrganization = () =>
  db.sql.begin((tx) =>
    insertOrganization(tx, { slug: `firm-${(made += 1)}`, name: 'Firm', locale: 'en' }),
  );

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(db.sql, orgId, work);

const line = (more: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
  actor: { kind: 'operator' },
  act: 'department_added',
  subject: { kind: 'department', id: null, label: 'Parts' },
  before: {},
  after: {},
  requestId: null,
  address: null,
  ...more,
});

const list = (filter: AuditFilter = {}, limit = 50) => run((tx) => listAudit(tx, filter, limit));

test('no line can be changed or deleted, not even by who owns the table', async () => {
  await run((tx) => appendAudit(tx, line()));
  await expect(run((tx) => tx`update audit_event set act = 'x'`)).rejects.toThrow('permission');
  await expect(run((tx) => tx`delete from audit_event`)).rejects.toThrow('append-only');
  await expect(run((tx) => tx`truncate audit_event`)).rejects.toThrow('permission');
  await expect(db.owner`update audit_event set act = 'x'`).rejects.toThrow('append-only');
  await expect(db.owner`delete from audit_event`).rejects.toThrow('append-only');
  await expect(db.owner`truncate audit_event`).rejects.toThrow('append-only');
  expect(await list()).toHaveLength(1);
});

test('an act that is rolled back leaves no line', async () => {
  const failed = run(async (tx) => {
    await appendAudit(tx, line());
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  expect(await list()).toEqual([]);
});

test('it goes with its organisation, and that of others stays', async () => {
  await run((tx) => appendAudit(tx, line()));
  const other = await newOrganization();
  await inOrganization(db.sql, other, (tx) => appendAudit(tx, line()));
  expect(await db.sql.begin((tx) => deleteOrganization(tx, orgId))).toBe(true);
  const left = await db.owner`select org_id from audit_event where org_id = any(${[orgId, other]})`;
  expect(left).toEqual([{ orgId: other }]);
});

test('one organisation neither reads nor writes the lines of another', async () => {
  await run((tx) => appendAudit(tx, line()));
  const other = await newOrganization();
  expect(await inOrganization(db.sql, other, (tx) => tx`select from audit_event`)).toHaveLength(0);
  const forged = inOrganization(
    db.sql,
    other,
    (tx) => tx`
      insert into audit_event (org_id, actor_kind, act, subject_kind)
      values (${orgId}, 'operator', 'demo_loaded', 'demo')`,
  );
  await expect(forged).rejects.toThrow('row-level security');
});

test('an act is known to have been done lately by who did it, to what, and how long ago', async () => {
  const actor = { kind: 'key', id: '01890000-0000-7000-8000-000000000001' } as const;
  const subject = { kind: 'feedback', id: 'a', label: null };
  await run((tx) => appendAudit(tx, line({ actor, subject, act: 'original_read' })));
  const did = { actorId: actor.id, act: 'original_read', subjectId: 'a', minutes: 60 };
  expect(await run((tx) => didLately(tx, did))).toBe(true);
  expect(await run((tx) => didLately(tx, { ...did, subjectId: 'b' }))).toBe(false);
  expect(await run((tx) => didLately(tx, { ...did, minutes: -1 }))).toBe(false);
});

test('the least id of an instant lies before those made in it and after those made earlier', async () => {
  const [row] = await db.owner<{ least: string }[]>`
    select least_id_at('2026-01-05T00:00:00.123Z') as least`;
  const hex = Date.UTC(2026, 0, 5, 0, 0, 0, 123).toString(16).padStart(12, '0');
  expect(row!.least).toBe(`${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`);
});

/** 200,000 lines of 50 actors within the last 200 days. */
async function fill(): Promise<void> {
  await db.owner`
    insert into audit_event (org_id, id, at, actor_kind, actor_id, actor_name, act, subject_kind)
    select ${orgId}, overlay(least_id_at(at)::text placing lpad(to_hex(n), 12, '0') from 25)::uuid,
      at, 'member', ('01890000-0000-7000-8000-0000000000' || lpad((n % 50)::text, 2, '0'))::uuid,
      'Ana', case when n % 4000 = 0 then 'key_made' else 'department_changed' end,
      case when n % 4000 = 0 then 'key' else 'department' end
    from generate_series(1, 200000) as n,
      lateral (select now() - (200001 - n) * interval '86 seconds' as at) as moment`;
  await db.owner`analyze audit_event`;
}

/** Rows of the log that were read one after another so far. */
async function scanned(): Promise<number> {
  await Promise.all(
    Array.from(
      { length: db.sql.options.max },
      () => db.sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`,
    ),
  );
  const [row] = await db.owner<[{ rows: number }]>`
    select seq_tup_read::int as rows from pg_stat_user_tables where relname = 'audit_event'`;
  return row.rows;
}

test('a page of 200,000 lines is read from the end of a key within 50 ms', async () => {
  await fill();
  const before = await scanned();
  const filters: AuditFilter[] = [
    {},
    { actor: '01890000-0000-7000-8000-000000000007' },
    { act: 'key_made' },
    { subject: 'key' },
    { actor: 'operator' },
    { since: '2026-01-01', until: '2099-01-01' },
    { actor: '01890000-0000-7000-8000-000000000000', act: 'key_made' },
  ];
  const middle = (await list({}, 5_000)).at(-1)!.id;
  for (const filter of [...filters, { before: middle }]) {
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const start = performance.now();
      await list(filter);
      times.push(performance.now() - start);
    }
    const median = times.sort((a, b) => a - b)[2]!;
    expect(median, JSON.stringify(filter)).toBeLessThan(50);
  }
  expect(await scanned()).toBe(before);
}, 120_000);
