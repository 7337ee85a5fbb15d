import { expect, test } from 'vitest';
import { noNames } from './names.ts';
import { representativeOf } from './representative.ts';

interface Given {
  names?: typeof noNames;
  says?: string;
}

/** The place of the text that speaks for all, of points in the plane; the name is in those that hold `says`. */
const representative = (
  texts: readonly string[],
  points: number[],
  { names = noNames, says = '' }: Given = {},
) =>
  representativeOf(
    Array.from(texts.keys()),
    { texts, vectors: Float32Array.from(points), width: 2, names },
    (text) => text.includes(says),
  );

const readable = 'the parcel came three days late';

test('the most central member speaks, if people can read it at a glance', () => {
  // The mean of the three points along (1, 1): the second is on it, the first is too short.
  const points = [0.8, 0.6, 0.7071, 0.7071, 0.6, 0.8];
  expect(representative([readable, readable, readable], points)).toBe(1);
  expect(representative([readable, 'late', 'late'], points)).toBe(0);
});

test('a quote with a redacted detail gives way to one without', () => {
  expect(representative([`${readable} call [phone]`, readable], [1, 0, 0.8, 0.6])).toBe(1);
});

test('a theme of short comments still has one', () => {
  expect(representative(['late'], [1, 0])).toBe(0);
});

test('a comment that names somebody whom the corpus knows gives way', () => {
  const texts = ['the technician called quillon never came', 'the technician never came at all'];
  const points = [1, 0, 0.9, 0.1];
  const names = { ...noNames, people: new Set(['quillon']) };
  expect(representative(texts, points)).toBe(0);
  expect(representative(texts, points, { names })).toBe(1);
});

test('one that says the name of the theme speaks before one that is a little nearer', () => {
  const texts = ['it took them three days', readable, 'i waited for it again'];
  expect(representative(texts, [0.7071, 0.7071, 0.8, 0.6, 0.6, 0.8])).toBe(0);
  expect(representative(texts, [0.7071, 0.7071, 0.8, 0.6, 0.6, 0.8], { says: 'late' })).toBe(1);
  expect(representative(texts, [0.7071, 0.7071, 0.97, 0.26, 0.26, 0.97], { says: 'late' })).toBe(0);
});
