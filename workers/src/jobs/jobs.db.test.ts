import { randomUUID } from 'node:crypto';
import { inOrganization } from '@vocero/sql/connect';
import { readEngineState, storeModel } from '@vocero/sql/engine-models';
import { listDue, type OutboxRow } from '@vocero/sql/outbox-relay';
import { asRelay } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { lockThemes } from '@vocero/sql/theme-columns';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { modelCache } from '../model-cache.ts';
import type { Handler } from '../processor.ts';
import { groupJobs } from '../relay-jobs.ts';
import { allSaid, said } from '../test-comments.ts';
import { testOrganization, type TestOrganization } from '../test-organization.ts';
import { growThemesJob } from './grow-themes.ts';
import { learnThemesJob } from './learn-themes.ts';
import { placeFeedbackJob } from './place-feedback.ts';
import { placeImportJob } from './place-import.ts';

let database: TestDatabase;
let handlers: Record<string, Handler>;
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
});
afterAll(() => database.close());

const organization = () => testOrganization(database.owner, database.sql);

/** What waits of one organisation. */
async function listRows(orgId: string): Promise<OutboxRow[]> {
  const due = { limit: 3_000, patience: 30_000 };
  const rows = await asRelay(database.sql, (tx) => listDue(tx, due));
  return rows.filter((row) => row.orgId === orgId);
}

/** Does what waits, until nothing does, as relay and queue would. */
async function settle({ orgId }: TestOrganization): Promise<void> {
  for (;;) {
    const jobs = groupJobs(await listRows(orgId), 300);
    if (jobs.length === 0) return;
    for (const { queue, id, data } of jobs) await handlers[queue]!({ id, data });
  }
}

/** How many transactions wait for another one of this database. */
async function countBlocked(): Promise<number> {
  const rows = await database.owner`
    select from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
  return rows.length;
}

function listPlacements({ orgId }: TestOrganization) {
  return database.owner<
    { feedbackId: string; themeId: string | null; state: string; by: string; text: string }[]
  >`
    select feedback_id, theme_id, state, by, text from placement
      join feedback on feedback.org_id = placement.org_id and id = feedback_id
    where placement.org_id = ${orgId} order by feedback_id`;
}

function listThemes({ orgId }: TestOrganization) {
  return database.owner<
    {
      id: string;
      label: string;
      autoLabel: string;
      status: string;
      removed: boolean;
      terms: string[];
    }[]
  >`select id, label, auto_label, status, removed_at is not null as removed, terms
    from theme where org_id = ${orgId} order by id`;
}

test('comments become themes: placed once each, labelled, with a history', async () => {
  const org = await organization();
  for (const text of allSaid) await org.receive(text);
  await settle(org);

  const placements = await listPlacements(org);
  expect(placements).toHaveLength(allSaid.length);
  const themes = await listThemes(org);
  expect(themes.length).toBeGreaterThanOrEqual(3);
  expect(themes.every((theme) => theme.status === 'heard' && theme.label === theme.autoLabel)).toBe(
    true,
  );
  const events = await database.owner`
    select from theme_event where org_id = ${org.orgId} and act = 'created' and by = 'engine'`;
  expect(events).toHaveLength(themes.length);
  expect(await listRows(org.orgId)).toEqual([]);
});

test('a comment in the words of a theme joins it at once, one in new words does not', async () => {
  const org = await organization();
  await org.import(allSaid);
  await settle(org);
  const before = await listPlacements(org);
  const parcel = new Set(
    before.filter((row) => row.text.includes('arcel')).map((row) => row.themeId),
  );

  const known = await org.receive('My parcel still has not arrived');
  const strange = await org.receive('Los azulejos del baño huelen a pescado');
  const [job] = groupJobs(await listRows(org.orgId), 300);
  await handlers['place-feedback']!({ id: job!.id, data: job!.data });
  const after = new Map((await listPlacements(org)).map((row) => [row.feedbackId, row]));
  expect(parcel).toContain(after.get(known)!.themeId);
  expect(after.get(strange)).toMatchObject({ themeId: null, state: 'unsorted' });
  const [spanish] = await database.owner`select language from feedback where id = ${strange}`;
  expect(spanish!['language']).toBe('es');
});

test('a job that runs twice, or at once in two workers, has one effect', async () => {
  const org = await organization();
  await org.import(allSaid);
  await settle(org);
  for (const text of said.parcel.slice(0, 5)) await org.receive(`${text} again`);
  const [job] = groupJobs(await listRows(org.orgId), 300);
  const run = () => handlers['place-feedback']!({ id: job!.id, data: job!.data });
  await Promise.all([run(), run(), run()]);
  await run();
  expect(await listPlacements(org)).toHaveLength(allSaid.length + 5);
  const [model] = await database.owner`
    select placed_since from engine_model where org_id = ${org.orgId} order by version desc limit 1`;
  expect(model!['placedSince']).toBe(5); // the control: counting each run would say 20
});

test('what people placed, named and refused outlives learning', async () => {
  const org = await organization();
  await org.import(allSaid);
  await settle(org);
  const themes = await listThemes(org);
  const placements = await listPlacements(org);
  const moved = placements.find((row) => row.themeId === themes[0]!.id)!;
  const target = themes.find((theme) => theme.id !== moved.themeId)!;
  const refused = placements.find((row) => row.themeId === target.id)!;
  await inOrganization(database.sql, org.orgId, async (tx) => {
    await tx`update placement set theme_id = ${target.id}, by = 'person' where feedback_id = ${moved.feedbackId}`;
    await tx`update theme set label = 'Ours', label_by = 'person', touched_at = now() where id = ${target.id}`;
    await tx`insert into placement_ban (org_id, feedback_id, theme_id)
      values (${org.orgId}, ${refused.feedbackId}, ${target.id})`;
    await tx`update placement set theme_id = null, state = 'unsorted' where feedback_id = ${refused.feedbackId}`;
    await tx`insert into outbox (org_id, topic, subject_id) values (${org.orgId}, 'themes.learn', ${org.orgId})`;
  });
  await settle(org);

  const after = new Map((await listPlacements(org)).map((row) => [row.feedbackId, row]));
  expect(after.get(moved.feedbackId)).toMatchObject({ themeId: target.id, by: 'person' });
  expect(after.get(refused.feedbackId)!.themeId).not.toBe(target.id);
  const renamed = (await listThemes(org)).find((theme) => theme.id === target.id);
  expect(renamed).toMatchObject({ label: 'Ours', removed: false });
});

test('learning waits for a person at work on a theme without holding any of the later ones', async () => {
  const org = await organization();
  await org.import(allSaid);
  await settle(org);
  const [first, ...later] = (await listThemes(org)).map((theme) => theme.id);
  expect(later.length).toBeGreaterThan(0);
  await inOrganization(database.sql, org.orgId, (tx) =>
    appendOutbox(tx, 'themes.learn', org.orgId),
  );

  const settling = await inOrganization(database.sql, org.orgId, async (tx) => {
    await lockThemes(tx, [first!]);
    const learning = settle(org);
    await expect.poll(countBlocked, { timeout: 20_000 }).toBe(1);
    await tx`
      select from theme where org_id = app_org() and id = any(${later}::uuid[])
      for no key update nowait`;
    return { learning };
  });
  await settling.learning;
});

test('learning the same again changes no theme and no place', async () => {
  const org = await organization();
  await org.import(allSaid);
  await settle(org);
  const before = { themes: await listThemes(org), placements: await listPlacements(org) };
  await database.owner`
    insert into outbox (org_id, topic, subject_id) values (${org.orgId}, 'themes.learn', ${org.orgId})`;
  await settle(org);
  expect({ themes: await listThemes(org), placements: await listPlacements(org) }).toEqual(before);
});

test('comments of a theme that was merged go where the others went', async () => {
  const org = await organization();
  await org.import(allSaid);
  await settle(org);
  const placements = await listPlacements(org);
  const from = placements.find((row) => row.text === said.parcel[0])!.themeId!;
  const into = placements.find((row) => row.themeId && row.themeId !== from)!.themeId!;
  await database.owner`
    update theme set status = 'merged', merged_into = ${into}, touched_at = now() where id = ${from}`;
  const late = await org.receive('My parcel has not arrived yet');
  await settle(org);
  const placed = (await listPlacements(org)).find((row) => row.feedbackId === late)!;
  expect(placed.themeId).toBe(into);
});

test('the engine says that it is learning, and what waits', async () => {
  const org = await organization();
  await org.import(allSaid);
  const state = () => inOrganization(database.sql, org.orgId, readEngineState);
  const count = allSaid.length;
  expect(await state()).toMatchObject({
    waiting: count,
    comments: count,
    learning: true,
    themes: 0,
  });
  await settle(org);
  const themes = (await listThemes(org)).length;
  expect(await state()).toMatchObject({ waiting: 0, comments: count, learning: false, themes });
});

test('a model of another release is learned anew, and holds up no comment', async () => {
  const org = await organization();
  const id = await org.receive('My parcel has not arrived yet');
  await inOrganization(database.sql, org.orgId, (tx) =>
    storeModel(tx, {
      version: 1,
      bytes: new Uint8Array([1, 2, 3]),
      comments: 1,
      unsorted: 0,
      seconds: 1,
    }),
  );
  await settle(org);
  expect((await listPlacements(org)).map((row) => row.feedbackId)).toEqual([id]);
  const [model] = await database.owner`
    select max(version) as version from engine_model where org_id = ${org.orgId}`;
  expect(model!['version']).toBe(2);
});

test('nothing to do is no failure: erased comments, other organisations, unknown imports', async () => {
  const org = await organization();
  const other = await organization();
  const theirs = await other.receive('Not yours');
  const data = { orgId: org.orgId, subjectIds: [theirs, randomUUID()] };
  await handlers['place-feedback']!({ id: 'a', data });
  await handlers['place-import']!({ id: 'b', data: { ...data, subjectIds: [randomUUID()] } });
  expect(await listPlacements(other)).toEqual([]);
  expect(await listRows(other.orgId)).toHaveLength(1);
});
