import { expect, test } from 'vitest';
import { noNames } from './names.ts';
import { representativeOf } from './representative.ts';

const readable = 'the parcel came three days late';

test('the most central member speaks, if people can read it at a glance', () => {
  // The mean of the three points along (1, 1): the second is on it, the first is too short.
  const vectors = Float32Array.of(0.8, 0.6, 0.7071, 0.7071, 0.6, 0.8);
  expect(representativeOf([0, 1, 2], [readable, readable, readable], vectors, 2, noNames)).toBe(1);
  expect(representativeOf([0, 1, 2], [readable, 'late', 'late'], vectors, 2, noNames)).toBe(0);
});

test('a quote with a redacted detail gives way to one without', () => {
  const vectors = Float32Array.of(1, 0, 0.8, 0.6);
  const texts = [`${readable} call [phone]`, readable];
  expect(representativeOf([0, 1], texts, vectors, 2, noNames)).toBe(1);
});

test('a theme of short comments still has one', () => {
  expect(representativeOf([0], ['late'], Float32Array.of(1, 0), 2, noNames)).toBe(0);
});

test('a comment that names somebody whom the corpus knows gives way', () => {
  const texts = ['the technician called quillon never came', 'the technician never came at all'];
  const vectors = Float32Array.of(1, 0, 0.9, 0.1);
  const names = { ...noNames, people: new Set(['quillon']) };
  expect(representativeOf([0, 1], texts, vectors, 2, noNames)).toBe(0);
  expect(representativeOf([0, 1], texts, vectors, 2, names)).toBe(1);
});
