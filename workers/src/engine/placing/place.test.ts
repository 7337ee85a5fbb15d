import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { decodeModel, encodeModel } from '../model.ts';
import { placeComments } from './place.ts';
import { sampleComments, topicOf } from '../test-comments.ts';
import { suggestThemes } from './suggest.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };
let made = 0;
const { model, themes } = learnThemes({
  comments: sampleComments(15, 1),
  known: [],
  constraints: free,
  sensitivity: 'medium',
  seed: 1,
  newThemeId: () => `t${made++}`,
});
const invoices = themes.find(({ memberIds }) => topicOf(memberIds[0]!) === 1)!.id;
const comment = { id: 'new', text: 'Wrong total on my invoice this month', language: 'en' };
const strange = { id: 'odd', text: 'Parking garage smells of gasoline', language: 'en' };

test('a comment in the words of a theme joins it, and the reason says which', () => {
  const [placement] = placeComments(model, [comment], free);
  expect(placement!.themeId).toBe(invoices);
  expect(placement!.reason!.terms.join(' ')).toMatch(/invoice|wrong total/);
});

test('a comment in new words stays unsorted', () => {
  expect(placeComments(model, [strange], free)[0]!.themeId).toBeNull();
});

test('what people decided comes first', () => {
  const pin = (themeId: string | null) => ({ ...free, pinned: new Map([['new', themeId]]) });
  expect(placeComments(model, [comment], pin('elsewhere'))[0]!.themeId).toBe('elsewhere');
  expect(placeComments(model, [comment], pin(null))[0]!.themeId).toBeNull();
  const banned = new Map([['new', new Set([invoices])]]);
  expect(placeComments(model, [comment], { ...free, banned })[0]!.themeId).not.toBe(invoices);
});

test('a stored model places as it did before, and other bytes are refused', () => {
  const bytes = encodeModel(model);
  expect(placeComments(decodeModel(bytes), [comment, strange], free)).toEqual(
    placeComments(model, [comment, strange], free),
  );
  expect(decodeModel(bytes)).toEqual(model);
  expect(() => decodeModel(bytes.subarray(0, bytes.length - 40))).toThrow(RangeError);
});

test('suggestions name the best themes even under the threshold', () => {
  const [best, ...others] = suggestThemes(model, comment, 3);
  expect(best!.themeId).toBe(invoices);
  expect(others.length).toBeLessThanOrEqual(2);
  expect(suggestThemes(model, { ...comment, text: '' }, 3)).toEqual([]);
});
