import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnThemes } from './engine/learn.ts';
import { decodeModel, encodeModel } from './engine/model.ts';
import { placeRest } from './engine/placing/place-rest.ts';
import { PlacingThread } from './place-in-thread.ts';
import { allSaid } from './test-comments.ts';

const NOBODY = new Map<string, never>();
const comments = allSaid.map((text, i) => ({ id: `c${i}`, text, language: 'en' }));
const newIds = Array.from({ length: 50 }, (_, i) => `t${i}`);
const { model } = learnThemes({
  comments,
  known: [],
  constraints: { pinned: NOBODY, banned: NOBODY },
  sensitivity: 'medium',
  seed: 1,
  newThemeId: () => newIds.shift()!,
});
const bytes = encodeModel(model);

let thread: PlacingThread;
beforeAll(() => {
  thread = new PlacingThread(bytes);
});
afterAll(() => thread.close());

test('places as the engine does here, whatever else waits', async () => {
  const parts = [comments.slice(0, 20), comments.slice(20)];
  const answers = await Promise.all(
    parts.map((part) => thread.place({ comments: part, banned: NOBODY })),
  );
  const constraints = { pinned: NOBODY, banned: NOBODY };
  const expected = placeRest(decodeModel(bytes), comments, constraints);
  expect(answers.flatMap(({ placements }) => placements)).toEqual(
    expected.map(({ commentId, themeId, score }) => ({ commentId, themeId, score })),
  );
  expect(expected.some(({ themeId }) => themeId !== null)).toBe(true);
});

test('obeys what people said of single comments', async () => {
  const [comment] = comments;
  const place = async (banned: ReadonlyMap<string, ReadonlySet<string>>) =>
    (await thread.place({ comments: [comment!], banned })).placements[0]!.themeId;
  const free = await place(NOBODY);
  expect(free).not.toBeNull();
  expect(await place(new Map([[comment!.id, new Set([free!])]]))).not.toBe(free);
});

test('a comment that cannot be read stays unsorted, is told of, and holds up no other', async () => {
  const broken = { id: 'broken', text: null as unknown as string, language: null };
  const { placements, failures } = await thread.place({
    comments: [comments[0]!, broken, comments[1]!],
    banned: NOBODY,
  });
  expect(placements.map(({ commentId }) => commentId)).toEqual(['c0', 'broken', 'c1']);
  expect(placements[1]).toMatchObject({ themeId: null });
  expect(placements[2]!.themeId).not.toBeNull();
  expect(failures.map(({ commentId }) => commentId)).toEqual(['broken']);
});

test('whoever waits for a thread that was closed is told', async () => {
  const closing = new PlacingThread(bytes);
  const waiting = closing.place({ comments, banned: NOBODY });
  await closing.close();
  await expect(waiting).rejects.toThrow('ended');
  await expect(closing.place({ comments, banned: NOBODY })).rejects.toThrow('ended');
});
