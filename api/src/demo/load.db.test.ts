import { inOrganization } from '@vocero/sql/connect';
import { findOrganizationBySlug } from '@vocero/sql/organizations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../test-app.ts';
import { demoComments } from './comments.ts';
import { ensureDemo, loadDemoFor } from './load.ts';
import { demoMembers, demoOrganization } from './organization.ts';
import { removeDemos } from './remove.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const demoId = async () => (await findOrganizationBySlug(t.sql, demoOrganization.slug))?.id;

async function counts() {
  const [row] = await t.owner`
    select (select count(*)::int from organization where is_demo) as organizations,
      (select count(*)::int from feedback join placement using (org_id)
        where feedback_id = feedback.id and by = 'person') as feedback,
      (select count(*)::int from theme) as themes,
      (select count(*)::int from placement where by = 'person' and state = 'placed') as placed,
      (select count(*)::int from placement where by = 'person' and state = 'unsorted') as unsorted,
      (select count(*)::int from outbox where topic = 'themes.learn') as learning,
      (select count(*)::int from auth."user" where email like '%@nerva.example') as users`;
  return row;
}

test('loads the whole firm once, however often and however many at once ask for it', async () => {
  await Promise.all([ensureDemo(t.deps), ensureDemo(t.deps), loadDemoFor(t.deps, null)]);
  const unsorted = demoComments.filter((comment) => comment.theme === 'none').length;
  const loaded = await counts();
  expect(loaded).toEqual({
    organizations: 1,
    feedback: demoComments.length,
    themes: 12,
    placed: demoComments.length - unsorted,
    unsorted,
    learning: 1,
    users: demoMembers.length,
  });
  await ensureDemo(t.deps);
  expect(await counts()).toEqual(loaded);
});

test('the first who loads it administers it, also when it was there before', async () => {
  const admin = await t.member('admin');
  const answer = await t.app.request('/api/v1/demo', { method: 'POST', headers: admin.headers });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ slug: demoOrganization.slug });

  const headers = { ...admin.headers, 'vocero-org': demoOrganization.slug };
  const changed = await t.app.request('/api/v1/organization', {
    method: 'PATCH',
    headers,
    body: '{"timeZone":"Europe/Sarajevo"}',
  });
  expect(changed.status).toBe(200);
});

test('who comes later gets one of their own, and sees nobody of the other', async () => {
  const [other, again] = [await t.member('admin'), await t.member('admin')];
  const { slug } = await loadDemoFor(t.deps, other.userId);
  expect(slug).toMatch(/^nerva-demo-[a-z0-9]{4}$/);
  expect(await loadDemoFor(t.deps, other.userId)).toEqual({ slug });
  const both = await Promise.all([1, 2].map(() => loadDemoFor(t.deps, again.userId)));
  expect(both[0]).toEqual(both[1]);
  expect(both[0]!.slug).not.toBe(slug);

  const answer = await t.app.request('/api/v1/members', {
    headers: { ...other.headers, 'vocero-org': slug },
  });
  expect(answer.status).toBe(200);
  const { items } = (await answer.json()) as { items: { email: string }[] };
  expect(items.map(({ email }) => email).sort()).toEqual(
    [other.email, ...demoMembers.map(({ email }) => email)].sort(),
  );
  expect(await counts()).toMatchObject({ organizations: 3, users: demoMembers.length });
});

test('who was invited into a demo is sent there, in the role they have', async () => {
  const host = await t.member('admin');
  const { slug } = await loadDemoFor(t.deps, host.userId);
  const id = (await findOrganizationBySlug(t.sql, slug))!.id;
  const guest = await t.member('owner', { id, slug });
  expect(await loadDemoFor(t.deps, guest.userId)).toEqual({ slug });
  const [member] = await t.owner`
    select role from member where org_id = ${id} and user_id = ${guest.userId}`;
  expect(member).toEqual({ role: 'owner' });
});

test('names are in the language asked for', async () => {
  for (const [locale, label, driver] of [
    ['es', 'Cobrado dos veces', 'visitas'],
    ['bs', 'Naplaćeno dva puta', 'posjeta'],
  ] as const) {
    const { userId } = await t.member('admin');
    const { slug } = await loadDemoFor(t.deps, userId, locale);
    const id = (await findOrganizationBySlug(t.sql, slug))!.id;
    const [row] = await t.owner`
      select label, driver_name from theme join organization o on o.id = org_id
      where org_id = ${id} and label = ${label}`;
    expect(row).toEqual({ label, driverName: driver });
  }
});

test('nothing in it lies in the future, and one theme has come back', async () => {
  const id = (await demoId())!;
  const [row] = await inOrganization(
    t.sql,
    id,
    (tx) => tx`
    select (select count(*)::int from feedback where occurred_at > now()) as feedback,
      (select count(*)::int from theme_event where created_at > now()) as events,
      (select count(*)::int from theme where regressed_at is not null) as regressed,
      (select count(*)::int from theme where status = 'prevented') as prevented`,
  );
  expect(row).toEqual({ feedback: 0, events: 0, regressed: 1, prevented: 1 });
});

test('the history can be read and its last act undone', async () => {
  const admin = await t.member('admin');
  const { slug } = await loadDemoFor(t.deps, admin.userId);
  const headers = { ...admin.headers, 'vocero-org': slug };
  const ask = async (path: string, method = 'GET') => {
    const answer = await t.app.request(path, { method, headers });
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as { items: { id: string; label: string; act: string }[] };
  };
  const themes = (await ask('/api/v1/themes')).items;
  expect(themes).toHaveLength(12);
  const late = themes.find((theme) => theme.label === 'Invoice arrives late')!;
  const history = (await ask(`/api/v1/themes/${late.id}/history`)).items;
  expect(history.slice(0, 7).map((event) => event.act)).toEqual([
    ...['regressed', 'moved', 'prevention_noted', 'verified', 'action_done', 'moved'],
    'action_done',
  ]);
  await ask(`/api/v1/events/${history[0]!.id}/undo`, 'POST');
  expect(await ask(`/api/v1/themes/${late.id}`)).toMatchObject({ status: 'prevented' });
});

test('who administers a demo removes that one alone, who does not removes none', async () => {
  const [own, other, stranger] = [
    await t.member('admin'),
    await t.member('admin'),
    await t.member('admin'),
  ];
  const slugs = [own, other].map(async ({ userId }) => (await loadDemoFor(t.deps, userId)).slug);
  const [ownSlug, otherSlug] = await Promise.all(slugs);
  const remove = async ({ headers }: typeof own) =>
    (await t.app.request('/api/v1/demo', { method: 'DELETE', headers })).status;
  const before = (await counts())!['organizations'] as number;

  expect(await remove(stranger)).toBe(204);
  expect(await counts()).toMatchObject({ organizations: before });
  expect(await remove(own)).toBe(204);
  expect(await counts()).toMatchObject({
    organizations: before - 1,
    users: demoMembers.length, // the other demos need them
  });
  expect(await findOrganizationBySlug(t.sql, ownSlug!)).toBeUndefined();
  expect(await findOrganizationBySlug(t.sql, otherSlug!)).toBeDefined();
  expect(await findOrganizationBySlug(t.sql, own.slug)).toBeDefined();
});

test('removing it leaves nothing of it, and may be done twice', async () => {
  const other = await t.member('admin');
  await ensureDemo(t.deps);
  expect(await removeDemos(t.deps)).toBe(true);
  expect(await removeDemos(t.deps)).toBe(false);
  expect(await counts()).toMatchObject({ organizations: 0, feedback: 0, themes: 0, users: 0 });
  expect(await findOrganizationBySlug(t.sql, other.slug)).toBeDefined();
  await ensureDemo(t.deps);
  expect(await counts()).toMatchObject({ organizations: 1, users: demoMembers.length });
});

test('an organisation of that name which is no demo is never touched', async () => {
  await removeDemos(t.deps);
  await t.owner`insert into organization (slug, name) values (${demoOrganization.slug}, 'Real')`;
  await expect(loadDemoFor(t.deps, null)).rejects.toMatchObject({ code: 'slug_taken' });
  await expect(ensureDemo(t.deps)).resolves.toBeUndefined(); // a start goes on without it
  expect(await removeDemos(t.deps)).toBe(false);
  expect(await demoId()).toBeDefined();

  const { userId } = await t.member('admin');
  expect((await loadDemoFor(t.deps, userId)).slug).toMatch(/^nerva-demo-/);
  expect(await removeDemos(t.deps)).toBe(true);
  expect(await demoId()).toBeDefined();
});
