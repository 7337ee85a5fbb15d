import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { placeComments } from './place.ts';
import { reasonOf } from './reason.ts';
import { sampleComments } from '../test-comments.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

test('the reason given later is the one that placing gives', () => {
  let made = 0;
  const { model } = learnThemes({
    comments: sampleComments(20, 1),
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
  });
  const comment = { id: 'new', text: 'My new card never arrived', language: null };
  const [placement] = placeComments(model, [comment], free);
  expect(placement!.reason!.terms.length).toBeGreaterThan(0);
  expect(reasonOf(model, comment, placement!.themeId!)).toEqual(placement!.reason);
  expect(reasonOf(model, comment, 'a theme made since')).toBeNull();
});
