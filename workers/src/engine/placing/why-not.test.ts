import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { placeComments } from './place.ts';
import { sampleComments, topicOf } from '../test-comments.ts';
import { whyNot } from './why-not.ts';

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
const themeOf = (topic: number) =>
  themes.find(({ memberIds }) => topicOf(memberIds[0]!) === topic)!.id;
const cards = themeOf(0);
const invoices = themeOf(1);
const comment = { id: 'new', text: 'Wrong total on my invoice this month', language: 'en' };

test('another theme is nearer: it is named, with the words that are missing', () => {
  const why = whyNot(model, comment, cards, free);
  expect(why.rule).toBe('nearer');
  expect(why.chosen!.themeId).toBe(invoices);
  expect(why.chosen!.score).toBeGreaterThan(why.score);
  expect(why.missing).toContain('card');
  expect(why.shared.join(' ')).not.toMatch(/invoice/);
});

test('a comment that stands in the theme is said to, with what ties it', () => {
  const why = whyNot(model, comment, invoices, free);
  expect(why.rule).toBe('placed');
  expect(why.shared.join(' ')).toMatch(/invoice/);
  expect(why.missing.join(' ')).not.toMatch(/invoice/);
  expect(why.needed).toBeLessThanOrEqual(why.score);
});

test('under the gate the score needed is above the score there is', () => {
  const strange = { id: 'odd', text: 'Parking garage smells of gasoline', language: 'en' };
  expect(placeComments(model, [strange], free)[0]!.themeId).toBeNull();
  const why = whyNot(model, strange, invoices, free);
  expect(why).toMatchObject({ rule: 'gate', chosen: null });
  expect(why.needed).toBeGreaterThan(why.score);
});

test('what people decided comes first', () => {
  const pinned = (themeId: string | null) => ({ ...free, pinned: new Map([['new', themeId]]) });
  expect(whyNot(model, comment, invoices, pinned(cards))).toMatchObject({
    rule: 'pinned',
    chosen: { themeId: cards },
  });
  expect(whyNot(model, comment, invoices, pinned(null))).toMatchObject({
    rule: 'pinned',
    chosen: null,
  });
  const banned = { ...free, banned: new Map([['new', new Set([invoices])]]) };
  expect(whyNot(model, comment, invoices, banned).rule).toBe('banned');
});

test('a theme the model never saw has no words to compare', () => {
  expect(whyNot(model, comment, 'made by hand', free)).toEqual({
    rule: 'unknown',
    score: 0,
    chosen: expect.objectContaining({ themeId: invoices }) as unknown,
    shared: [],
    missing: [],
    needed: 1,
  });
});
