import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAction, changeAction } from './actions.ts';
import type { Tx } from './connect.ts';
import { lockPresent } from './open-themes.ts';
import { dismissComments, moveComments, snoozeComments, takeOutComments } from './placements.ts';
import { Refused } from './refused.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';
import { changeColumns, createTheme, mergeTheme, splitTheme } from './theme-acts.ts';
import { undoEvent } from './undo-event.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Everything that acts may change and undoing must restore. */
async function stateOf(tx: Tx) {
  const themes = await tx`
    select id, label, label_by, status, status_since, owner_id, department_id, due_on, should_exist,
      decision, decided_at, decided_by, action_taken, declined_reason, merged_into, regressed_at,
      removed_at is not null as removed from theme order by id`;
  const placements = await tx`
    select feedback_id, theme_id, state, by, score, snoozed_until, placed_at
    from placement order by feedback_id`;
  const bans = await tx`
    select feedback_id, theme_id from placement_ban order by feedback_id, theme_id`;
  const actions = await tx`
    select id, what, owner_id, due_on, done_at, removed_at is not null as removed
    from action order by id`;
  return {
    themes: [...themes],
    placements: [...placements],
    bans: [...bans],
    actions: [...actions],
  };
}
type State = Awaited<ReturnType<typeof stateOf>>;

/** Without what an undone creation leaves behind: removed rows are shown nowhere. */
const visible = ({ themes, placements, bans, actions }: State) => ({
  themes: themes.filter((theme) => !theme['removed']),
  placements,
  bans,
  actions: actions.filter((action) => !action['removed']),
});

const draw = fc.record({
  act: fc.constantFrom(
    'rename',
    'own',
    'step',
    'move',
    'take_out',
    'dismiss',
    'snooze',
    'create',
    'merge',
    'split',
    'action',
    'finish',
  ),
  a: fc.nat(99),
  b: fc.nat(99),
  many: fc.integer({ min: 1, max: 4 }),
});
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** Carries out one drawn act; answers its event, or null when it changed nothing. */
async function carryOut(tx: Tx, { memberId }: ThemeWorld, drawn: Draw): Promise<string | null> {
  const themes = await tx<{ id: string; version: number }[]>`
    select id, version from theme where removed_at is null and merged_into is null order by id`;
  const comments = await tx<{ id: string }[]>`select id from feedback order by text`;
  const theme = pick(themes, drawn.a);
  const other = pick(themes, drawn.b);
  const ids = [
    ...new Set(Array.from({ length: drawn.many }, (_, i) => pick(comments, drawn.b + i * 7).id)),
  ];
  const change = async (columns: object) => {
    const [locked] = await lockPresent(tx, [theme.id]);
    return changeColumns(tx, locked!, columns, { act: 'changed', memberId });
  };
  switch (drawn.act) {
    case 'rename':
      return change({ label: `Name ${drawn.b}`, labelBy: 'person' });
    case 'own':
      return change({ ownerId: memberId, dueOn: '2026-03-31' });
    case 'step':
      return change({ ownerId: memberId, status: 'owned', statusSince: new Date() });
    case 'move':
      return moveComments(tx, ids, theme.id, { memberId });
    case 'take_out':
      return takeOutComments(tx, ids, { memberId });
    case 'dismiss':
      return dismissComments(tx, ids, { memberId });
    case 'snooze':
      return snoozeComments(tx, ids, 7, { memberId });
    case 'create':
      return (await createTheme(tx, { label: 'Mine', feedbackIds: ids, memberId })).eventId;
    case 'merge':
      return mergeTheme(tx, {
        themeId: theme.id,
        intoId: other.id,
        version: theme.version,
        memberId,
      });
    case 'split':
      return (
        await splitTheme(tx, { sourceId: theme.id, label: 'Part', feedbackIds: ids, memberId })
      ).eventId;
    case 'action':
      return addActionEvent(tx, theme.id, memberId);
    case 'finish':
      return finishActionEvent(tx, drawn.a, memberId);
  }
}

async function addActionEvent(tx: Tx, themeId: string, memberId: string) {
  await addAction(tx, { themeId, what: 'Ask the carrier', ownerId: null, dueOn: null, memberId });
  return latestEvent(tx);
}

async function finishActionEvent(tx: Tx, at: number, memberId: string) {
  const actions = await tx<{ id: string }[]>`
    select id from action where removed_at is null and done_at is null order by id`;
  if (actions.length === 0) return null;
  await changeAction(tx, pick(actions, at).id, { done: true }, memberId);
  return latestEvent(tx);
}

async function latestEvent(tx: Tx): Promise<string> {
  const [row] = await tx<[{ id: string }]>`select id from theme_event order by id desc limit 1`;
  return row.id;
}

/** Undefined when the act was refused: then nothing may have changed. */
async function tryAct<T>(world: ThemeWorld, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
  try {
    return await world.act(work);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

async function smallWorld(): Promise<ThemeWorld> {
  const world = await themeWorld(database);
  await world.run(async (tx) => {
    const late = await engineTheme(tx, { label: 'Late' });
    const rude = await engineTheme(tx, { label: 'Rude' });
    const places = [late, late, late, rude, rude, null, null, undefined];
    const comments = places.map((themeId, i) => ({ text: `Comment ${i}`, themeId }));
    await addComments(tx, comments);
  });
  return world;
}

test('undoing acts newest first restores every state on the way, and undoing that redoes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(draw, { minLength: 1, maxLength: 7 }), async (draws) => {
      const world = await smallWorld();
      const done: { eventId: string; before: State; after: State }[] = [];
      let before = await world.run(stateOf);
      for (const drawn of draws) {
        const eventId = await tryAct(world, (tx) => carryOut(tx, world, drawn));
        const after = await world.run(stateOf);
        if (eventId) done.push({ eventId, before, after });
        else expect(after).toEqual(before);
        before = after;
      }
      const undone: { eventId: string; after: State }[] = [];
      for (const { eventId, before, after } of done.toReversed()) {
        const undoId = await world.act((tx) => undoEvent(tx, eventId, world.memberId));
        expect(visible(await world.run(stateOf))).toEqual(visible(before));
        undone.push({ eventId: undoId, after });
      }
      for (const { eventId, after } of undone.toReversed()) {
        await world.act((tx) => undoEvent(tx, eventId, world.memberId));
        expect(visible(await world.run(stateOf))).toEqual(visible(after));
      }
    }),
    { numRuns: 40, seed: 7 },
  );
}, 120_000);

test('undoing any act at any time keeps the rules of the data, or is refused and changes nothing', async () => {
  const step = fc.record({ drawn: draw, undo: fc.option(fc.nat(99)) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      const world = await smallWorld();
      const events: string[] = [];
      for (const { drawn, undo } of steps) {
        const before = await world.run(stateOf);
        const eventId =
          undo === null || events.length === 0
            ? await tryAct(world, (tx) => carryOut(tx, world, drawn))
            : await tryAct(world, (tx) => undoEvent(tx, pick(events, undo), world.memberId));
        if (eventId) events.push(eventId);
        else expect(await world.run(stateOf)).toEqual(before);
        expect(await world.run(countBroken)).toEqual({ closed: 0, banned: 0, widowed: 0 });
      }
    }),
    { numRuns: 40, seed: 11 },
  );
}, 120_000);

/** What must never be: comments in a closed theme or in one they are banned from; half a merge. */
async function countBroken(tx: Tx) {
  const [row] = await tx`
    select
      (select count(*)::int from placement p join theme t on t.id = p.theme_id
        where t.removed_at is not null or t.merged_into is not null) as closed,
      (select count(*)::int from placement p join placement_ban b
        on b.feedback_id = p.feedback_id and b.theme_id = p.theme_id) as banned,
      (select count(*)::int from theme a join theme b on b.id = a.merged_into
        where a.removed_at is null and b.removed_at is not null) as widowed`;
  return row;
}

test('what the engine added to a part since the split goes back to the whole', async () => {
  const world = await themeWorld(database);
  const { memberId } = world;
  const whole = await world.run((tx) => engineTheme(tx, { label: 'Late' }));
  const ids = await world.run((tx) => addComments(tx, [{ themeId: whole }, { themeId: whole }]));
  const split = await world.act((tx) =>
    splitTheme(tx, { sourceId: whole, label: 'Late at night', feedbackIds: [ids[0]!], memberId }),
  );
  const [added] = await world.run((tx) => addComments(tx, [{ themeId: split.id }]));
  await world.act((tx) => undoEvent(tx, split.eventId, memberId));
  const places = await world.run(stateOf);
  expect(places.placements.map((placement) => String(placement['themeId']))).toEqual([
    whole,
    whole,
    whole,
  ]);
  expect(places.placements.find((p) => p['feedbackId'] === added)).toMatchObject({ by: 'engine' });
});

test('a comment that returns to not having been read waits for the engine again', async () => {
  const world = await themeWorld(database);
  const { memberId } = world;
  const [id] = await world.run((tx) => addComments(tx, [{}]));
  const moved = await world.act((tx) => dismissComments(tx, [id!], { memberId }));
  await world.act((tx) => undoEvent(tx, moved!, memberId));
  const waiting = await world.run((tx) => tx`select topic, subject_id from outbox`);
  expect([...waiting]).toEqual([{ topic: 'feedback.received', subjectId: id }]);
});

test('an act that a later one leans on, or that was undone before, is not undone', async () => {
  const world = await themeWorld(database);
  const { memberId } = world;
  const themeId = await world.run((tx) => engineTheme(tx, { label: 'Late' }));
  const change = (columns: object) =>
    world.act(async (tx) => {
      const [theme] = await lockPresent(tx, [themeId]);
      return changeColumns(tx, theme!, columns, { act: 'changed', memberId });
    });
  const assigned = await change({ ownerId: memberId });
  const renamed = await change({ label: 'Delays', labelBy: 'person' });
  await change({ status: 'owned', statusSince: new Date() });
  const undo = (id: string | null) => world.act((tx) => undoEvent(tx, id!, memberId));
  await expect(undo(assigned)).rejects.toMatchObject({ code: 'changed_since' });
  await undo(renamed);
  await expect(undo(renamed)).rejects.toMatchObject({ code: 'changed_since' });
});

test('another organisation finds no event to undo', async () => {
  const [mine, theirs] = [await themeWorld(database), await themeWorld(database)];
  const { memberId } = theirs;
  const made = await theirs.act((tx) =>
    createTheme(tx, { label: 'Late', feedbackIds: [], memberId }),
  );
  const undo = mine.act((tx) => undoEvent(tx, made.eventId, mine.memberId));
  await expect(undo).rejects.toMatchObject({ code: 'not_found' });
});

test('comments that were moved again, or whose theme was merged since, are not given back', async () => {
  const world = await themeWorld(database);
  const { memberId } = world;
  const [a, b, c] = await world.run(async (tx) => [
    await engineTheme(tx, { label: 'A' }),
    await engineTheme(tx, { label: 'B' }),
    await engineTheme(tx, { label: 'C' }),
  ]);
  const ids = await world.run((tx) => addComments(tx, [{ themeId: a }, { themeId: a }]));
  const move = (id: string, to: string) =>
    world.act((tx) => moveComments(tx, [id], to, { memberId }));
  const first = await move(ids[0]!, b);
  const second = await move(ids[1]!, b);
  await move(ids[0]!, c);
  const undo = (id: string | null) => world.act((tx) => undoEvent(tx, id!, memberId));
  await expect(undo(first)).rejects.toMatchObject({ code: 'changed_since' });

  const [merging] = await world.run((tx) => lockPresent(tx, [a]));
  const version = merging!.version;
  await world.act((tx) => mergeTheme(tx, { themeId: a, intoId: c, version, memberId }));
  await expect(undo(second)).rejects.toMatchObject({ code: 'changed_since' });
});
