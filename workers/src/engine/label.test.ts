import { expect, test } from 'vitest';
import type { Characteristic } from './characteristic.ts';
import { labelThemes } from './label.ts';

const phrase = (surface: string, weight: number): Characteristic => ({
  key: surface,
  surface,
  size: surface.split(' ').length,
  share: weight,
  weight,
});

test('two themes never have one name; the larger chooses first', () => {
  const same = [phrase('card lost', 0.5), phrase('phone', 0.2)];
  const labels = labelThemes([same, same], [10, 20]);
  expect(labels.map(({ label }) => label)).toEqual(['Phone', 'Card lost']);
});

test('the same words in another order are the same name', () => {
  const labels = labelThemes([[phrase('card lost', 1)], [phrase('lost card', 1)]], [2, 1]);
  expect(labels.map(({ label }) => label)).toEqual(['Card lost', 'Lost card 2']);
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
