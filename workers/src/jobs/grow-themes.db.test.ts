import { asRelay, inOrganization } from '@vocero/sql/connect';
import { readGrowMaterial } from '@vocero/sql/growing';
import { listDue } from '@vocero/sql/outbox-relay';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, untilSomebodyWaits, type TestDatabase } from '@vocero/sql/test-database';
import { lockThemes } from '@vocero/sql/theme-columns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { modelCache } from '../model-cache.ts';
import type { Handler } from '../processor.ts';
import { groupJobs } from '../relay-jobs.ts';
import { allSaid } from '../test-comments.ts';
import { testOrganization } from '../test-organization.ts';
import { growThemesJob } from './grow-themes.ts';
import { learnThemesJob } from './learn-themes.ts';
import { placeFeedbackJob } from './place-feedback.ts';
import { placeImportJob } from './place-import.ts';

const parking = ['at the harbour', 'near the station', 'by the library'].flatMap((place) =>
  ['Parking is full', 'No parking space', 'Cannot find parking'].map((what) => `${what} ${place}`),
);

let database: TestDatabase;
let handlers: Record<string, Handler>;
let stopped: Handler;
beforeAll(async () => {
  database = await testDatabase();
  const log = openLog('silent');
  const deps = {
    sql: database.sql,
    models: modelCache(log),
    log,
    signal: new AbortController().signal,
  };
  handlers = {
    'place-feedback': placeFeedbackJob(deps),
    'place-import': placeImportJob(deps),
    'grow-themes': growThemesJob(deps),
    'learn-themes': learnThemesJob(deps),
  };
  stopped = growThemesJob({ ...deps, signal: AbortSignal.abort() });
});
afterAll(() => database.close());

async function jobsOf(orgId: string) {
  const rows = await asRelay(database.sql, (tx) => listDue(tx, { limit: 3_000, patience: 30_000 }));
  return groupJobs(
    rows.filter((row) => row.orgId === orgId),
    300,
  );
}

/** An organisation with learned themes, to which people then said something new. */
async function withNews(news: readonly string[] = parking) {
  const org = await testOrganization(database.owner, database.sql);
  await org.import(allSaid);
  for (let jobs = await jobsOf(org.orgId); jobs.length > 0; jobs = await jobsOf(org.orgId)) {
    for (const { queue, id, data } of jobs) await handlers[queue]!({ id, data });
  }
  for (const text of news) await org.receive(text);
  for (const { queue, id, data } of await jobsOf(org.orgId)) await handlers[queue]!({ id, data });
  return org;
}

const listThemes = (orgId: string) =>
  database.owner<{ id: string; label: string; members: number }[]>`
    select theme.id, label, count(feedback_id)::int as members from theme
      left join placement on placement.org_id = theme.org_id and theme_id = theme.id
    where theme.org_id = ${orgId} group by theme.org_id, theme.id order by theme.id`;

const listModels = (orgId: string) =>
  database.owner<{ version: number; unsorted: number; unsortedSince: number; comments: number }[]>`
    select version, unsorted, unsorted_since, comments from engine_model
    where org_id = ${orgId} order by version desc`;

test('a subject nobody had named becomes a theme, without learning all anew', async () => {
  const { orgId } = await withNews();
  const before = await listThemes(orgId);
  const [learned] = await listModels(orgId);
  const jobs = await jobsOf(orgId);
  expect(jobs.map((job) => job.queue)).toEqual(['grow-themes']);
  const { id, data } = jobs[0]!;
  await Promise.all([
    handlers['grow-themes']!({ id, data }),
    handlers['grow-themes']!({ id, data }),
  ]);

  const after = await listThemes(orgId);
  const fresh = after.filter((theme) => !before.some(({ id }) => id === theme.id));
  expect(fresh.filter(({ label }) => !label.toLowerCase().includes('parking'))).toEqual([]);
  const members = fresh.reduce((sum, theme) => sum + theme.members, 0);
  expect(members).toBeGreaterThanOrEqual(parking.length - 2);
  expect(after).toEqual(expect.arrayContaining(before));
  const [grown] = await listModels(orgId);
  expect(grown).toMatchObject({
    version: learned!.version + 1,
    comments: learned!.comments,
    unsortedSince: 0,
  });
  expect(await jobsOf(orgId)).toEqual([]);
});

test('what comes afterwards joins the new theme at once', async () => {
  const org = await withNews();
  for (const { queue, id, data } of await jobsOf(org.orgId)) await handlers[queue]!({ id, data });
  const later = await org.receive('No parking space near the library');
  for (const { queue, id, data } of await jobsOf(org.orgId)) await handlers[queue]!({ id, data });
  const [row] = await database.owner<{ label: string }[]>`
    select label from placement join theme on theme.org_id = placement.org_id and id = theme_id
    where placement.org_id = ${org.orgId} and feedback_id = ${later}`;
  expect(row!.label.toLowerCase()).toContain('parking');
});

test('what the learning left unsorted is told from what came since', async () => {
  const { orgId } = await withNews();
  const material = () => inOrganization(database.sql, orgId, (tx) => readGrowMaterial(tx));
  const said = await material();
  expect(said.unsorted.length).toBeGreaterThan(parking.length / 2);
  const since = said.unsorted.filter(({ text }) => parking.includes(text)).map(({ id }) => id);
  expect(since.filter((id) => said.leftOut.has(id))).toEqual([]);

  for (const { queue, id, data } of await jobsOf(orgId)) await handlers[queue]!({ id, data });
  await database.owner`
    update placement set theme_id = null, state = 'unsorted', placed_at = (
      select max(created_at) from engine_model where engine_model.org_id = placement.org_id)
    where org_id = ${orgId} and feedback_id = any(${since})`;
  const learned = await material();
  expect([...learned.leftOut].sort()).toEqual(expect.arrayContaining(since.sort()));
});

/** Themes called after somebody whom the news tell to be a person: one by people too, and one merged into it. */
async function withSurname() {
  const named = ['No parking for Mr Quillon', 'Mr Quillon found no parking space'];
  const org = await withNews([...parking.slice(2), ...named]);
  const [byEngine, byPerson, merged] = (await listThemes(org.orgId)).map(({ id }) => id);
  await database.owner`
    update theme set label = 'Quillon was late · parcel', auto_label = 'Quillon was late · parcel',
      terms = '{quillon,parcel}'
    where org_id = ${org.orgId} and id = any(${[byEngine!, byPerson!, merged!]})`;
  await database.owner`
    update theme set label = 'Ask Quillon', label_by = 'person'
    where org_id = ${org.orgId} and id = ${byPerson!}`;
  await database.owner`
    update theme set status = 'merged', merged_into = ${byPerson!}
    where org_id = ${org.orgId} and id = ${merged!}`;
  const grow = async () => {
    for (const { queue, id, data } of await jobsOf(org.orgId)) await handlers[queue]!({ id, data });
  };
  return { orgId: org.orgId, byEngine: byEngine!, byPerson: byPerson!, merged: merged!, grow };
}

test('whom growth learns to be a person goes out of what the engine called themes, not people', async () => {
  const { orgId, byEngine, byPerson, merged, grow } = await withSurname();
  await grow();
  const rows = await database.owner<{ label: string; autoLabel: string; terms: string[] }[]>`
    select label, auto_label, terms from theme
    where org_id = ${orgId} and id = any(${[byEngine, byPerson, merged]}) order by id`;
  const other = expect.not.stringMatching(/quillon|^parcel$|^$/i) as string;
  expect([...rows]).toEqual([
    { label: 'Parcel', autoLabel: 'Parcel', terms: ['parcel'] },
    { label: 'Ask Quillon', autoLabel: other, terms: ['parcel'] },
    { label: other, autoLabel: other, terms: ['parcel'] },
  ]);
});

test('what is erased while growth is at work does not come back', async () => {
  const { orgId, byEngine, grow } = await withSurname();
  const erased = 'Quillon was [erased] · parcel';
  let growing: Promise<void> | undefined;
  await database.owner.begin(async (tx) => {
    await tx`
      update theme set label = ${erased}, auto_label = ${erased}, terms = '{}'
      where org_id = ${orgId} and id = ${byEngine}`;
    growing = grow();
    await untilSomebodyWaits(database);
  });
  await growing;
  const [row] = await database.owner`
    select label, auto_label, terms from theme where org_id = ${orgId} and id = ${byEngine}`;
  expect(row).toEqual({ label: erased, autoLabel: erased, terms: [] });
});

test('people who move comments into a theme that is being called otherwise are not turned away', async () => {
  const { orgId, byEngine, grow } = await withSurname();
  let growing: Promise<void> | undefined;
  await inOrganization(database.sql, orgId, async (tx) => {
    await lockThemes(tx, [byEngine]);
    growing = grow();
    await untilSomebodyWaits(database);
    await tx`
      update placement set theme_id = ${byEngine}, state = 'placed', by = 'person'
      from feedback
      where placement.org_id = app_org() and feedback.org_id = app_org() and feedback_id = feedback.id
        and text = any(${parking})`;
  });
  await growing;
  const rows = await database.owner<{ by: string }[]>`
    select distinct by from placement join feedback on feedback.org_id = placement.org_id
      and feedback.id = feedback_id
    where placement.org_id = ${orgId} and text = any(${parking})`;
  expect(rows.map(({ by }) => by)).toEqual(['person']);
});

test('growth that is cut short changes nothing, and is done again', async () => {
  const { orgId } = await withNews();
  const before = [await listThemes(orgId), await listModels(orgId)];
  const [job] = await jobsOf(orgId);
  await expect(stopped({ id: job!.id, data: job!.data })).rejects.toThrow(/ended before/);
  expect([await listThemes(orgId), await listModels(orgId)]).toEqual(before);
  expect((await jobsOf(orgId)).map(({ queue }) => queue)).toEqual(['grow-themes']);
});

test('what a person placed meanwhile stays, and nothing new is noted as looked at', async () => {
  const { orgId } = await withNews();
  await database.owner`
    update placement set by = 'person', state = 'not_relevant'
    where org_id = ${orgId} and state = 'unsorted'`;
  const before = await listThemes(orgId);
  for (const { queue, id, data } of await jobsOf(orgId)) await handlers[queue]!({ id, data });
  expect(await listThemes(orgId)).toEqual(before);
  expect((await listModels(orgId))[0]).toMatchObject({ unsortedSince: 0 });
});

test('before anything was learned there is nothing to grow', async () => {
  const { orgId } = await testOrganization(database.owner, database.sql);
  await inOrganization(database.sql, orgId, (tx) => appendOutbox(tx, 'themes.grow', orgId));
  for (const { queue, id, data } of await jobsOf(orgId)) await handlers[queue]!({ id, data });
  expect(await listThemes(orgId)).toEqual([]);
  expect(await jobsOf(orgId)).toEqual([]);
});
