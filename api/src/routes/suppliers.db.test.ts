import { randomUUID } from 'node:crypto';
import { addAction } from '@vocero/sql/actions';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertDepartment } from '@vocero/sql/departments';
import { listStuckReports } from '@vocero/sql/supplier-reports';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/suppliers.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let owner: TestMember;
let ask: Ask;
let parts: { id: string; themeId: string };
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  chair = await t.member('chair');
  owner = await t.member('owner', { id: chair.orgId, slug: chair.slug });
  ask = asker(t, chair.headers);
  parts = await run((tx) => supplierWith(tx, 'Ferro Parts', 'Part is missing'));
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);

/** A supplier that causes one theme, which five customers brought up. */
async function supplierWith(tx: Tx, name: string, label: string) {
  const { id } = await insertDepartment(tx, { name, kind: 'supplier' });
  const themeId = await engineTheme(tx, { label, status: 'owned', ownerId: owner.memberId });
  await tx`
    update theme set department_id = ${id}, decision = 'Stock it; ask boss@firm.example'
    where org_id = app_org() and id = ${themeId}`;
  await addComments(
    tx,
    ['one', 'two', 'three', 'four', 'write to <b>ana@home.example</b>'].map((text, n) => ({
      text: `${text} of ${label}`,
      themeId,
      daysAgo: 20 - 4 * n,
    })),
  );
  return { id, themeId };
}

const makeLink = async (more: object = {}) => {
  const body = { departmentId: parts.id, name: 'Ivo of Ferro', days: 30, ...more } as const;
  const { status, body: link } = await ask(contract.createSupplierLink, { body });
  expect(status).toBe(201);
  return { ...link, path: new URL(link.url).pathname };
};

const open = async (path: string) => {
  const answer = await t.app.request(path);
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

const send = async (path: string, fields: Record<string, string>) => {
  const answer = await t.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ theme: parts.themeId, submission: 'one', lang: 'en', ...fields }),
  });
  const location = answer.headers.get('location');
  return { status: answer.status, location, body: await answer.text() };
};

const reports = async () =>
  (await ask(contract.readThemeSupplier, { params: { id: parts.themeId } })).body.reports;

const messages = () =>
  run((tx) => tx`select member_id, kind, data from message where kind = 'supplier_report'`);

test('the page shows the supplier’s themes and nothing else of the organisation', async () => {
  await run((tx) => supplierWith(tx, 'Other Lines', 'Line is down'));
  await run((tx) => engineTheme(tx, { label: 'Nobody’s theme' }));
  const { path } = await makeLink();
  const { status, headers, body } = await open(path);
  expect(status).toBe(200);
  expect(body).toContain('Part is missing');
  expect(body).toContain('1 comment in the last 7 days');
  expect(body).toContain('5 comments in the last 30 days');
  expect(body).toContain('Test owner'); // whom to ask
  const said = body.replace(/<style>[^]*?<\/style>/, '');
  for (const hidden of ['Line is down', 'Nobody', 'Test chair', '@', 'Other Lines', '<b>']) {
    expect(said, hidden).not.toContain(hidden);
  }
  expect(body.match(/<blockquote/g)).toHaveLength(3);
  expect(body).toContain('[email]');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
});

test('without quotes there are counts alone, from the next opening on', async () => {
  const { id, path } = await makeLink();
  await ask(contract.changeSupplierLink, { params: { id }, body: { showsQuotes: false } });
  const { body } = await open(path);
  expect(body).toContain('5 comments in the last 30 days');
  expect(body).not.toContain('<blockquote');
  expect(body).not.toContain('of Part is missing');
});

test('merged, declined and removed themes are not there', async () => {
  const { path } = await makeLink();
  await t.owner`update theme set status = 'declined' where id = ${parts.themeId}`;
  expect((await open(path)).body).toContain('There is nothing for you at the moment.');
  expect((await send(path, { state: 'seen' })).status).toBe(404);
});

test('a report is stored once, tells the owner once, and is thanked for', async () => {
  const { path } = await makeLink();
  const fields = { state: 'working', text: 'Two <i>weeks</i>\u202e.', expectedOn: dayAhead(14) };
  const [first, second] = await Promise.all([send(path, fields), send(path, fields)]);
  expect([first.status, second.status]).toEqual([303, 303]);
  expect(first.location).toBe(`${path}?reported=${parts.themeId}&lang=en`);
  const stored = await reports();
  expect(stored).toMatchObject([
    {
      supplier: 'Ferro Parts',
      reportedBy: 'Ivo of Ferro',
      state: 'working',
      text: 'Two <i>weeks</i>.',
      expectedOn: fields.expectedOn,
    },
  ]);
  expect(await messages()).toEqual([
    {
      memberId: owner.memberId,
      kind: 'supplier_report',
      data: { supplier: 'Ferro Parts', state: 'working' },
    },
  ]);
  const lines = await t.owner`
    select actor_kind, subject_label, after->>'state' as state, after->>'link' as link
    from audit_event where act = 'supplier_reported'`;
  expect([...lines]).toEqual([
    { actorKind: 'system', subjectLabel: 'Ferro Parts', state: 'working', link: 'Ivo of Ferro' },
  ]);
  const { body } = await open(first.location!);
  expect(body).toContain('has your report');
  expect(body).toContain('Two &lt;i>weeks');
  await send(path, { ...fields, text: 'Done sooner.' });
  expect((await reports()).map(({ text }) => text)).toEqual(['Done sooner.', 'Two <i>weeks</i>.']);
});

test('an owner without access is neither told nor named: the chair is told', async () => {
  await t.owner`update member set disabled_at = now() where id = ${owner.memberId}`;
  await send((await makeLink()).path, { state: 'seen' });
  expect(await messages()).toMatchObject([{ memberId: chair.memberId }]);
  expect((await open((await makeLink()).path)).body).not.toContain('Test owner');
});

test('what is not right comes back with all that was written, and nothing is stored', async () => {
  const { path } = await makeLink();
  const long = 'x'.repeat(2_001);
  const wrong = await send(path, { state: 'cannot', text: long, expectedOn: '2020-01-01' });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain(long);
  expect(wrong.body).toContain('value="2020-01-01"');
  expect(wrong.body).toMatch(/value="cannot"[^>]*checked/);
  expect(wrong.body).toContain('longer than 2,000 characters');
  expect(wrong.body).toContain('from today on');
  expect((await send(path, { state: 'seen', website: 'spam' })).status).toBe(422);
  expect((await send(path, { text: 'x'.repeat(100_001) })).status).toBe(413);
  const switched = await send(path, { state: 'done', text: 'Kept', switch: 'bs' });
  expect([switched.status, switched.body.includes('lang="bs"')]).toEqual([200, true]);
  expect(switched.body).toContain('Kept');
  expect(await reports()).toEqual([]);
  expect(await messages()).toEqual([]);
});

test('a theme of another supplier, of another organisation and none at all are alike', async () => {
  const { path } = await makeLink();
  const other = await run((tx) => supplierWith(tx, 'Other Lines', 'Line is down'));
  const stranger = await t.member('owner');
  const foreign = await inOrganization(t.sql, stranger.orgId, (tx) =>
    engineTheme(tx, { label: 'Elsewhere' }),
  );
  const ids = [other.themeId, foreign, randomUUID(), 'nothing', ''];
  const answers = await Promise.all(ids.map((theme) => send(path, { theme, state: 'done' })));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(await t.owner`select from supplier_report where theme_id = ${other.themeId}`).toEqual([]);
});

test('guessed, expired, revoked links and those of no supplier any more are one page', async () => {
  const [expired, revoked, past] = [await makeLink(), await makeLink(), await makeLink()];
  await t.owner`
    update supplier_link set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  const params = { id: revoked.id };
  expect((await ask(contract.revokeSupplierLink, { params })).status).toBe(204);
  expect((await ask(contract.revokeSupplierLink, { params })).status).toBe(404);
  expect((await open(past.path)).status).toBe(200);
  await t.owner`update department set kind = 'department' where id = ${parts.id}`;
  const gone = await run((tx) => insertDepartment(tx, { name: 'Gone', kind: 'supplier' }));
  const archived = await makeLink({ departmentId: gone.id });
  await t.owner`update department set archived_at = now() where id = ${gone.id}`;
  const known = [expired, revoked, past, archived].map(({ path }) => path);
  const paths = [...known, '/x/AAAAAAAAAAAAAAAAAAAAAA', '/x/a%00b'];
  const pages = await Promise.all(paths.map(open));
  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
  expect((await send(revoked.path, { state: 'seen' })).status).toBe(404);
});

test('only the hash of a token is kept, and a link is its organisation’s own', async () => {
  const { id, path } = await makeLink({ email: 'ivo@ferro.example' });
  const token = path.split('/').at(-1)!;
  expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  const [row] =
    await t.owner`select to_jsonb(l)::text as text from supplier_link l where id = ${id}`;
  expect(row!['text']).not.toContain(token);
  const query = { department: parts.id };
  expect((await ask(contract.listSupplierLinks, { query })).body.items).toMatchObject([
    {
      id,
      name: 'Ivo of Ferro',
      email: 'ivo@ferro.example',
      createdBy: 'Test chair',
      lastUsedAt: null,
    },
  ]);
  await open(path);
  const [used] = (await ask(contract.listSupplierLinks, { query })).body.items;
  expect(used!.lastUsedAt).not.toBeNull();
  const other = asker(t, (await t.member('admin')).headers);
  const body = { departmentId: parts.id, name: 'Mine', days: 30 } as const;
  expect((await other(contract.createSupplierLink, { body })).status).toBe(422);
  expect((await other(contract.listSupplierLinks, { query })).body.items).toEqual([]);
  expect((await other(contract.revokeSupplierLink, { params: { id } })).status).toBe(404);
  const change = { params: { id }, body: { showsQuotes: false } };
  expect((await other(contract.changeSupplierLink, change)).status).toBe(404);
});

test('a department of ours gets no link', async () => {
  const { id } = await run((tx) => insertDepartment(tx, { name: 'Billing', kind: 'department' }));
  const body = { departmentId: id, name: 'Ivo', days: 30 } as const;
  expect((await ask(contract.createSupplierLink, { body })).status).toBe(422);
});

test('a supplier sees the actions that are given to it, and no others', async () => {
  const act = (what: string) =>
    run((tx) =>
      addAction(tx, {
        themeId: parts.themeId,
        what,
        ownerId: owner.memberId,
        dueOn: null,
        memberId: chair.memberId,
      }),
    );
  const [theirs] = [await act('Send valves'), await act('Find somebody else')];
  const { path } = await makeLink();
  expect((await open(path)).body).not.toContain('Send valves');
  const params = { id: parts.themeId };
  const given = { params, body: { actionIds: [theirs.id] } };
  expect((await ask(contract.giveSupplierActions, given)).body.actionIds).toEqual([theirs.id]);
  const { body } = await open(path);
  expect(body).toContain('Send valves');
  expect(body).not.toContain('Find somebody else');
  const unknown = { params, body: { actionIds: [randomUUID()] } };
  expect((await ask(contract.giveSupplierActions, unknown)).status).toBe(422);
  const { body: still } = await ask(contract.readThemeSupplier, { params });
  expect(still.actionIds).toEqual([theirs.id]);
  // Another supplier that takes the theme over begins with nothing to do.
  const next = await run((tx) => insertDepartment(tx, { name: 'Next', kind: 'supplier' }));
  await t.owner`update theme set department_id = ${next.id} where id = ${parts.themeId}`;
  expect((await ask(contract.readThemeSupplier, { params })).body).toMatchObject({
    supplier: { name: 'Next' },
    actionIds: [],
  });
});

test('a council hears of who cannot or is late, until something else is reported', async () => {
  const { path } = await makeLink();
  const stuck = async () => (await run(listStuckReports)).get(parts.themeId);
  const latest = (state: string, ahead: number) => t.owner`
    insert into supplier_report (org_id, department_id, theme_id, reported_by, state, expected_on,
      once)
    values (${chair.orgId}, ${parts.id}, ${parts.themeId}, 'Ivo', ${state}, ${dayAhead(ahead)},
      ${randomUUID()})`;
  expect(await stuck()).toBeUndefined();
  await send(path, { state: 'cannot', text: 'No parts.' });
  expect(await stuck()).toMatchObject({ supplier: 'Ferro Parts', state: 'cannot', isLate: false });
  await latest('working', 2);
  expect(await stuck()).toBeUndefined();
  await latest('working', -2);
  expect(await stuck()).toMatchObject({ state: 'working', isLate: true });
  await latest('done', -2);
  expect(await stuck()).toBeUndefined();
});

test('what was reported stays as it was said', async () => {
  await send((await makeLink()).path, { state: 'seen' });
  await expect(t.owner`update supplier_report set state = 'done'`).rejects.toThrow(/append-only/);
});

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
