import { expect, test } from 'vitest';
import { perturb } from './perturb.ts';

const texts = ['my card has not arrived yet', 'the invoice shows a wrong amount', 'late'];

test('the same seed makes the same comments, another seed others', () => {
  const make = (seed: number) => Array.from(perturb(texts, 50, seed));
  expect(make(1)).toEqual(make(1));
  expect(make(1)).not.toEqual(make(2));
});

test('makes as many as are wanted, most of them new, of words that were there', () => {
  const made = Array.from(perturb(texts, 400, 3));
  expect(made).toHaveLength(400);
  expect(new Set(made).size).toBeGreaterThan(100);
  const known = new Set(texts.join(' ').split(' '));
  const words = made.join(' ').split(' ');
  expect(words.filter((word) => known.has(word)).length / words.length).toBeGreaterThan(0.9);
});
