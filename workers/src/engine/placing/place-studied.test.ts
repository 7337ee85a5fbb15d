import { expect, test } from 'vitest';
import { emptyLists } from '../graph/nearest-list.ts';
import { learnThemes } from '../learn.ts';
import { sampleComments } from '../test-comments.ts';
import { placeComments } from './place.ts';
import { placeStudied } from './place-studied.ts';

const constraints = {
  pinned: new Map<string, string | null>(),
  banned: new Map<string, Set<string>>(),
};

test('where no neighbour stands in the theme the nearest exemplar is named', () => {
  const comments = sampleComments(60, 1);
  let made = 0;
  const newThemeId = () => `t${made++}`;
  const given = { comments, known: [], constraints, seed: 1, newThemeId };
  const { model } = learnThemes({ ...given, sensitivity: 'medium' });
  const { placements } = placeStudied({
    model,
    comments,
    constraints,
    themeOf: new Int32Array(comments.length).fill(-1),
    lists: emptyLists(comments.length, 1),
    sight: null,
  });
  expect(placements).toEqual(placeComments(model, comments, constraints));
  expect(placements.some(({ reason }) => reason?.nearestId)).toBe(true);
});
