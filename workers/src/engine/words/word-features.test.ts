import { expect, test } from 'vitest';
import { stemOf, wordFeatures } from './word-features.ts';

test('a stem is the first five letters, the same in ekavian and ijekavian', () => {
  expect(stemOf('kasnjenje')).toBe('kasnj');
  expect(stemOf('lijepo')).toBe(stemOf('lepo'));
  expect(stemOf('vrijeme')).toBe(stemOf('vreme'));
});

test('parts of "pin": its stem and the runs of "<pin>"', () => {
  expect(Array.from(wordFeatures('pin').keys())).toEqual([
    '\u0001pin',
    '<pi',
    'pin',
    'in>',
    '<pin',
    'pin>',
  ]);
});

test('a run that occurs twice counts twice', () => {
  expect(wordFeatures('banana').get('ana')).toBe(2);
});
