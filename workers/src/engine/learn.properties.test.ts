import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growThemes } from './growth/grow.ts';
import { learnThemes, type Learned } from './learn.ts';
import { matchThemes } from './themes/match.ts';
import { emptyLists } from './graph/nearest-list.ts';
import { sampleComments } from './test-comments.ts';
import type { Constraints, EngineComment, KnownTheme } from './types.ts';

/** All there is to draw comments from; about half of them are there at the start. */
const POOL = sampleComments(16, 8);
const START = 32;

/** What an organisation has: comments, themes with members, and what people decided. */
interface World {
  comments: EngineComment[];
  themes: Map<string, { kept: boolean; members: Set<string> }>;
  pinned: Map<string, string | null>;
  banned: Map<string, Set<string>>;
  model: Learned['model'] | null;
  leftOut: Set<string>;
  made: number;
}

const act = fc.record({
  what: fc.constantFrom(
    ...['move', 'take out', 'not relevant', 'create', 'merge', 'split', 'keep'],
    ...['learn', 'learn', 'grow', 'arrive', 'leave'],
  ),
  a: fc.nat(99),
  b: fc.nat(99),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

function newWorld(): World {
  const world = {
    comments: POOL.slice(0, START),
    model: null,
    leftOut: new Set<string>(),
    made: 0,
  };
  return { ...world, themes: new Map(), pinned: new Map(), banned: new Map() };
}

function stand(world: World, commentId: string, themeId: string | null) {
  for (const { members } of world.themes.values()) members.delete(commentId);
  if (themeId === null) return;
  const theme = world.themes.get(themeId) ?? { kept: true, members: new Set<string>() };
  world.themes.set(themeId, theme);
  theme.members.add(commentId);
}

function pin(world: World, commentId: string, themeId: string | null) {
  world.pinned.set(commentId, themeId);
  if (themeId !== null) world.banned.get(commentId)?.delete(themeId);
  stand(world, commentId, themeId);
}

/** What each act of a person leaves behind for the engine to obey. */
function carryOut(world: World, { what, a, b }: Act) {
  const comment = pick(world.comments, a)?.id;
  const ids = Array.from(world.themes.keys());
  const theme = pick(ids, b);
  if (what === 'arrive') world.comments = POOL.slice(0, world.comments.length + 1 + (a % 6));
  if (what === 'leave') forget(world, comment);
  if (what === 'learn') learn(world);
  if (what === 'grow') grow(world);
  if (!comment) return;
  if (what === 'not relevant') pin(world, comment, null);
  if (what === 'create') pin(world, comment, `made ${world.made++}`);
  if (!theme) return;
  if (what === 'move') pin(world, comment, theme);
  if (what === 'keep') world.themes.get(theme)!.kept = true;
  if (what === 'take out') takeOut(world, comment, theme);
  if (what === 'merge') merge(world, theme, pick(ids, a)!);
  if (what === 'split') split(world, theme);
}

function forget(world: World, comment: string | undefined) {
  world.comments = world.comments.filter(({ id }) => id !== comment);
}

function takeOut(world: World, comment: string, theme: string) {
  if (world.pinned.get(comment) === theme) world.pinned.delete(comment);
  world.banned.set(comment, (world.banned.get(comment) ?? new Set()).add(theme));
  world.themes.get(theme)!.members.delete(comment);
}

function merge(world: World, gone: string, into: string) {
  if (gone === into) return;
  const target = world.themes.get(into)!;
  target.kept = true;
  for (const id of world.themes.get(gone)!.members) target.members.add(id);
  for (const [id, theme] of world.pinned) if (theme === gone) pin(world, id, into);
  world.themes.delete(gone);
}

function split(world: World, from: string) {
  const { members } = world.themes.get(from)!;
  const half = Array.from(members).slice(0, Math.floor(members.size / 2));
  const part = `made ${world.made++}`;
  for (const id of half) pin(world, id, part);
  world.themes.get(from)!.kept = true;
}

const known = ({ themes }: World): KnownTheme[] =>
  Array.from(themes, ([id, { kept, members }]) => ({ id, kept, memberIds: Array.from(members) }));

const constraintsOf = ({ pinned, banned }: World): Constraints => ({ pinned, banned });

function learn(world: World) {
  const keptBefore = known(world).filter(({ kept }) => kept);
  const learned = learnThemes({
    comments: world.comments,
    known: known(world),
    constraints: constraintsOf(world),
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `found ${world.made++}`,
  });
  world.model = learned.model;
  world.leftOut = new Set(
    learned.placements.filter(({ themeId }) => themeId === null).map(({ commentId }) => commentId),
  );
  const ids = learned.themes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of keptBefore) expect(ids).toContain(id);
  expect(learned.placements.map(({ commentId }) => commentId)).toEqual(
    world.comments.map(({ id }) => id),
  );
  const kept = new Map(keptBefore.map(({ id }) => [id, true]));
  world.themes = new Map(
    learned.themes.map(({ id, memberIds }) => [
      id,
      { kept: kept.get(id) ?? false, members: new Set(memberIds) },
    ]),
  );
}

function grow(world: World) {
  if (!world.model) return;
  const placed = new Set(known(world).flatMap(({ memberIds }) => memberIds));
  const { moves, newThemes, model } = growThemes({
    model: world.model,
    unsorted: world.comments.filter(({ id }) => !placed.has(id)),
    leftOut: world.leftOut,
    members: world.comments.filter(({ id }) => placed.has(id)),
    labels: [],
    called: [],
    constraints: constraintsOf(world),
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `grown ${world.made++}`,
  });
  world.model = model;
  for (const { id } of newThemes) {
    expect(world.themes.has(id)).toBe(false);
    world.themes.set(id, { kept: false, members: new Set() });
  }
  for (const { commentId, themeId } of moves) {
    expect(world.pinned.has(commentId)).toBe(false);
    stand(world, commentId, themeId);
  }
}

function themeOf({ themes }: World, commentId: string): string | null {
  const found = Array.from(themes).filter(([, { members }]) => members.has(commentId));
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0]?.[0] ?? null;
}

/** Nothing a person placed stands elsewhere, and nothing is where a person took it out. */
function expectObeyed(world: World) {
  for (const { id } of world.comments) {
    const theme = themeOf(world, id);
    if (world.pinned.has(id)) expect(theme).toBe(world.pinned.get(id));
    if (theme !== null) expect(world.banned.get(id)?.has(theme) ?? false).toBe(false);
  }
}

test('after any acts, learnings and growth, what people placed has not moved by itself', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 4, maxLength: 24 }), (acts) => {
      const world = newWorld();
      learn(world);
      for (const one of acts) {
        carryOut(world, one);
        if (one.what === 'learn' || one.what === 'grow') expectObeyed(world);
      }
      learn(world);
      expectObeyed(world);
    }),
    { numRuns: 20, seed: 5 },
  );
});

test('undoing, which is going back to earlier decisions, restores what was placed', () => {
  const acts = fc.array(act, { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(acts, acts, (first, second) => {
      const world = newWorld();
      learn(world);
      for (const one of first) carryOut(world, one);
      learn(world);
      const pinned = new Map(world.pinned);
      const banned = new Map(Array.from(world.banned, ([id, themes]) => [id, new Set(themes)]));
      for (const one of second) carryOut(world, one);
      learn(world);
      // A theme that was merged away comes back with what is placed in it.
      Object.assign(world, { pinned, banned });
      for (const [id, theme] of pinned) stand(world, id, theme);
      learn(world);
      expectObeyed(world);
    }),
    { numRuns: 12, seed: 6 },
  );
});

test('while comments come and go, ids of kept themes stay and topics keep theirs', () => {
  const churn = fc.record({
    kept: fc.nat(3),
    gone: fc.uniqueArray(fc.nat(START - 1), { maxLength: 8 }),
    arrived: fc.nat(POOL.length - START),
  });
  fc.assert(
    fc.property(fc.array(churn, { minLength: 1, maxLength: 3 }), (steps) => {
      const world = newWorld();
      learn(world);
      for (const { kept, gone, arrived } of steps) {
        const before = known(world);
        world.themes.get(pick(before, kept)!.id)!.kept = true;
        world.comments = POOL.slice(0, START + arrived).filter((_, i) => !gone.includes(i));
        learn(world);
        for (const { id, memberIds } of before) expectCarriedOn(world, id, memberIds);
      }
    }),
    { numRuns: 25, seed: 9 },
  );
});

/** A theme whose members all went on together, and that nothing joined in numbers, is the same one. */
function expectCarriedOn(world: World, id: string, memberIds: readonly string[]) {
  const there = new Set(world.comments.map((comment) => comment.id));
  const remaining = memberIds.filter((member) => there.has(member));
  const themes = new Set(remaining.map((member) => themeOf(world, member)));
  const [theme] = themes;
  if (remaining.length === 0 || themes.size > 1 || theme == null) return;
  const share = remaining.length / world.themes.get(theme)!.members.size;
  if (share > 0.5) expect(theme).toBe(id);
}

test('where parts choose each other, the larger part keeps the older identity, and no id is there twice', () => {
  const comment = fc.record({ group: fc.nat(4), before: fc.integer({ min: -1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(comment, { minLength: 1, maxLength: 60 }), (comments) => {
      const groups = compact(comments.map(({ group }) => group));
      const before = comments.map((one) => one.before);
      let made = 0;
      const { slots, slotOf } = matchThemes({
        groups: Int32Array.from(groups),
        known: ['a', 'b', 'c', 'd'].map((id) => ({ id, kept: false, held: false })),
        before: Int32Array.from(before),
        pinned: new Int32Array(comments.length).fill(-1),
        apart: new Map(),
        lists: emptyLists(comments.length, 0),
        newThemeId: () => `new ${made++}`,
      });
      const ids = slots.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const overlap = (group: number, theme: number) =>
        groups.filter((own, i) => own === group && before[i] === theme).length;
      for (const group of new Set(groups)) {
        const slot = slotOf[groups.indexOf(group)]!;
        for (let theme = 0; theme < 4; theme++) {
          const shared = overlap(group, theme);
          const others = Array.from(new Set(groups)).filter((other) => other !== group);
          const isLargest =
            others.every((other) => overlap(other, theme) < shared) &&
            [0, 1, 2, 3].every((other) => other === theme || overlap(group, other) < shared);
          const size = groups.filter((own) => own === group).length;
          if (isLargest && shared >= 0.1 * size) expect(ids[slot]).toBe('abcd'[theme]);
        }
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});

/** Numbers in the order of first appearance. */
function compact(groups: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
}
