import { randomUUID } from 'node:crypto';
import { asRelay, inOrganization, type Tx } from '@vocero/sql/connect';
import { readLearnInput } from '@vocero/sql/learn-input';
import { appendOutbox } from '@vocero/sql/outbox';
import { listDue } from '@vocero/sql/outbox-relay';
import { dismissComments, moveComments, takeOutComments } from '@vocero/sql/placements';
import { Refused } from '@vocero/sql/refused';
import { takeTurn } from '@vocero/sql/take-turn';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { createTheme, mergeTheme, splitTheme } from '@vocero/sql/theme-acts';
import { undoEvent } from '@vocero/sql/undo-event';
import fc from 'fast-check';
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

let database: TestDatabase;
let handlers: Record<string, Handler>;
beforeAll(async () => {
  database = await testDatabase();
  const log = openLog('silent');
  const signal = new AbortController().signal;
  const deps = { sql: database.sql, models: modelCache(log), log, signal };
  handlers = {
    'place-feedback': placeFeedbackJob(deps),
    'place-import': placeImportJob(deps),
    'grow-themes': growThemesJob(deps),
    'learn-themes': learnThemesJob(deps),
  };
});
afterAll(() => database.close());

/** An organisation with themes learned from what customers said, and one member. */
async function learnedWorld() {
  const org = await testOrganization(database.owner, database.sql);
  const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(database.sql, org.orgId, work);
  const userId = randomUUID();
  await database.owner`
    insert into auth."user" (id, name, email) values (${userId}, 'Ana', ${`${userId}@example.org`})`;
  const memberId = await run(async (tx) => {
    const [row] = await tx<[{ id: string }]>`
      insert into member (org_id, user_id, role, name, email)
      values (app_org(), ${userId}, 'council', 'Ana', 'ana@example.org') returning id`;
    return row.id;
  });
  const world = { orgId: org.orgId, memberId, run };
  await org.import(allSaid);
  await settle(world);
  return world;
}
type World = Awaited<ReturnType<typeof learnedWorld>>;

/** Does what waits, until nothing does, as relay and queue would. */
async function settle({ orgId }: Pick<World, 'orgId'>): Promise<void> {
  for (;;) {
    const due = await asRelay(database.sql, (tx) =>
      listDue(tx, { limit: 3_000, patience: 30_000 }),
    );
    const jobs = groupJobs(
      due.filter((row) => row.orgId === orgId),
      300,
    );
    if (jobs.length === 0) return;
    for (const { queue, id, data } of jobs) await handlers[queue]!({ id, data });
  }
}

async function learnAgain(world: World) {
  await world.run((tx) => appendOutbox(tx, 'themes.learn', world.orgId));
  await settle(world);
}

const draw = fc.record({
  act: fc.constantFrom('move', 'take out', 'not relevant', 'create', 'merge', 'split'),
  a: fc.nat(99),
  b: fc.nat(99),
  many: fc.integer({ min: 1, max: 3 }),
});
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

async function carryOut(tx: Tx, { memberId }: World, drawn: Draw): Promise<string | null> {
  const themes = await tx<{ id: string; version: number }[]>`
    select id, version from theme where removed_at is null and merged_into is null order by id`;
  const comments = await tx<{ id: string }[]>`select id from feedback order by text`;
  const theme = pick(themes, drawn.a);
  const drawnIds = Array.from({ length: drawn.many }, (_, i) => pick(comments, drawn.b + 5 * i).id);
  const feedbackIds = [...new Set(drawnIds)];
  switch (drawn.act) {
    case 'move':
      return moveComments(tx, feedbackIds, theme.id, { memberId });
    case 'take out':
      return takeOutComments(tx, feedbackIds, { memberId });
    case 'not relevant':
      return dismissComments(tx, feedbackIds, { memberId });
    case 'create':
      return (await createTheme(tx, { label: 'Mine', feedbackIds, memberId })).eventId;
    case 'merge': {
      const { id: themeId, version } = theme;
      return mergeTheme(tx, { themeId, intoId: pick(themes, drawn.b).id, version, memberId });
    }
    case 'split': {
      const part = { sourceId: theme.id, label: 'Part', feedbackIds, memberId };
      return (await splitTheme(tx, part)).eventId;
    }
  }
}

/** The event of an act, or null when it was refused or changed nothing. */
async function tryAct(
  { run }: World,
  work: (tx: Tx) => Promise<string | null>,
): Promise<string | null> {
  try {
    return await run(async (tx) => {
      await takeTurn(tx);
      return work(tx);
    });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Where people put comments. */
const placedByPeople = ({ run }: World) =>
  run(async (tx) => [
    ...(await tx`
        select feedback_id, state, theme_id from placement where by = 'person' order by feedback_id`),
  ]);

const broken = ({ run }: World) =>
  run(async (tx) => [
    ...(await tx`
        select p.feedback_id from placement p
          join placement_ban b on b.feedback_id = p.feedback_id and b.theme_id = p.theme_id
        where p.state = 'placed'`),
  ]);

test('after any acts and learnings nothing people placed has moved, and undoing restores', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(draw, { minLength: 3, maxLength: 6 }), async (draws) => {
      const world = await learnedWorld();
      const done: { eventId: string; before: unknown[] }[] = [];
      for (const drawn of draws) {
        const before = await placedByPeople(world);
        const eventId = await tryAct(world, (tx) => carryOut(tx, world, drawn));
        if (eventId) done.push({ eventId, before });
      }
      const placed = await placedByPeople(world);
      await learnAgain(world);
      expect(await placedByPeople(world)).toEqual(placed);
      expect(await broken(world)).toEqual([]);

      for (const { eventId, before } of done.toReversed()) {
        await tryAct(world, (tx) => undoEvent(tx, eventId, world.memberId));
        expect(await placedByPeople(world)).toEqual(before);
      }
      await learnAgain(world);
      expect(await placedByPeople(world)).toEqual([]);
      expect(await broken(world)).toEqual([]);
    }),
    { numRuns: 3, seed: 2 },
  );
}, 180_000);

test('a theme people keep that lost its last comment keeps its words and stops no learning', async () => {
  const world = await learnedWorld();
  const { memberId } = world;
  const words = () =>
    world.run(async (tx) => [...(await tx`select id, label, terms from theme order by id`)]);
  await world.run(async (tx) => {
    await takeTurn(tx);
    const [theme] = await tx<{ id: string }[]>`select id from theme order by id limit 1`;
    const held = await tx<{ feedbackId: string }[]>`
      select feedback_id from placement where theme_id = ${theme!.id}`;
    const ids = held.map(({ feedbackId }) => feedbackId);
    await moveComments(tx, ids.slice(0, 1), theme!.id, { memberId });
    await dismissComments(tx, ids, { memberId });
  });
  const before = await words();
  await learnAgain(world);
  expect((await words())[0]).toEqual(before[0]);
});

test('learning knows which themes people split, and draws nothing of the rest after the part', async () => {
  const world = await learnedWorld();
  const { memberId } = world;
  const heldBy = (themeId: string) =>
    world.run(async (tx) => {
      const rows = await tx<{ feedbackId: string }[]>`
        select feedback_id from placement where theme_id = ${themeId} order by feedback_id`;
      return rows.map(({ feedbackId }) => feedbackId);
    });
  const [source] = await world.run(
    (tx) => tx<{ id: string }[]>`
      select theme_id as id from placement where theme_id is not null
      group by theme_id order by count(*) desc, theme_id limit 1`,
  );
  const held = await heldBy(source!.id);
  const feedbackIds = held.slice(0, held.length / 2);
  const part = await world.run(async (tx) => {
    await takeTurn(tx);
    return splitTheme(tx, { sourceId: source!.id, label: 'Part', feedbackIds, memberId });
  });
  const { constraints } = await world.run((tx) => readLearnInput(tx));
  expect(constraints.apart).toEqual([[part.id, source!.id]]);
  await learnAgain(world);
  expect((await heldBy(part.id)).filter((id) => held.includes(id))).toEqual(feedbackIds);
});
