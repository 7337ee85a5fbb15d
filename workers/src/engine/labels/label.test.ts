import { expect, test } from 'vitest';
import { labelThemes } from './label.ts';
import { phraseFor as phrase } from './test-phrases.ts';

test('two themes never have one name; the larger chooses first', () => {
  const same = [phrase('card lost', 0.5), phrase('phone', 0.2)];
  const labels = labelThemes([same, same], [10, 20]);
  expect(labels.map(({ label }) => label)).toEqual(['Phone', 'Card lost']);
});

test('the same words in another order are the same name', () => {
  const labels = labelThemes([[phrase('card lost', 1)], [phrase('lost card', 1)]], [2, 1]);
  expect(labels.map(({ label }) => label)).toEqual(['Card lost', 'Lost card 2']);
});

test('a theme whose phrases are all taken joins two of them, and one more is numbered', () => {
  const same = [phrase('card', 0.5), phrase('phone', 0.2)];
  const labels = labelThemes([same, same, same, same], [40, 30, 20, 10]);
  expect(labels.map(({ label }) => label)).toEqual(['Card', 'Phone', 'Card, phone', 'Card 4']);
});

test('a number that is part of another name is not given', () => {
  const labels = labelThemes(
    [[phrase('card 3', 1)], [phrase('card', 1)], [phrase('card', 1)]],
    [9, 8, 7],
  );
  expect(labels.map(({ label }) => label)).toEqual(['Card 3', 'Card', 'Card 4']);
});

test('a name that says no more than part of another one gives way to a name of its own', () => {
  const named = [phrase('virtual card order', 1)];
  const [, later] = labelThemes([named, [phrase('card', 0.6), phrase('delivery', 0.5)]], [9, 5]);
  expect(later!.label).toBe('Delivery');
});

test('a name goes on where nearly half of its comments do', () => {
  const cut = { ...phrase('charged an extra', 1), share: 0.5 };
  const whole = { ...phrase('charged an extra fee', 0.2), share: 0.2 };
  expect(labelThemes([[cut, whole]], [5])[0]!.label).toBe('Charged an extra fee');
});

test('a phrase that few of the comments with its word have does not name all of them', () => {
  const remind = { ...phrase('reminder', 0.5), share: 0.9, wordWeight: 0.5 };
  const part = { ...phrase('reminder dentist', 0.4), share: 0.1, wordWeight: 0.5 };
  expect(labelThemes([[remind, part]], [5])[0]!.label).toBe('Reminder');
});

test('words that weigh much by themselves make a phrase the better name', () => {
  const dull = phrase('last week', 0.5);
  const telling = { ...phrase('lost card', 0.4), wordWeight: 0.3 };
  expect(labelThemes([[dull, telling]], [5])[0]!.label).toBe('Lost card');
});

test('a term belongs to the theme in which it weighs most', () => {
  const one = [phrase('lost card', 1), phrase('phone', 0.5)];
  const other = [phrase('phone', 0.9), phrase('charger', 0.4), phrase('lost', 0.1)];
  const [first, second] = labelThemes([one, other], [5, 5]);
  expect(first!.terms).toEqual(['lost card']);
  expect(second!.terms).toEqual(['phone', 'charger', 'lost']);
});

test('several words are a better name than one of like weight', () => {
  expect(labelThemes([[phrase('card', 0.5), phrase('lost card', 0.4)]], [3])[0]!.label).toBe(
    'Lost card',
  );
});

test('terms repeat no words and are at most eight', () => {
  const many = Array.from({ length: 12 }, (_, i) => phrase(`word${i}`, 1 - i / 100));
  const terms = labelThemes([[phrase('lost card', 2), phrase('card', 1.5), ...many]], [5])[0]!
    .terms;
  expect(terms).toHaveLength(8);
  expect(terms).not.toContain('card');
});

test('a theme nothing can be said of has an empty name', () => {
  expect(labelThemes([[]], [3])).toEqual([{ label: '', terms: [] }]);
});
