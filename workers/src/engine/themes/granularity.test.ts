import { expect, test } from 'vitest';
import { forVariety } from './granularity.ts';
import { TUNING } from './tuning.ts';

const { medium } = TUNING.granularity;

test('a corpus of usual variety is divided as it stands', () => {
  expect(forVariety(medium, 30, 5000)).toEqual(medium);
});

test('twice the variety: 2^0.8 times finer to begin with, 0.15 · ln 2 more evidence asked for', () => {
  const twice = forVariety(medium, 60, 5000);
  expect(twice.resolution / medium.resolution).toBeCloseTo(1.741, 3);
  expect(twice.meanFrom - medium.meanFrom).toBeCloseTo(0.104, 3);
});

test('variety beyond bounds counts as the bound', () => {
  expect(forVariety(medium, 600, 5000)).toEqual(forVariety(medium, 75, 5000));
  expect(forVariety(medium, 1, 5000)).toEqual(forVariety(medium, 12.5, 5000));
});

test('what few comments tell of their variety counts less', () => {
  const few = forVariety(medium, 15, 60).resolution;
  expect(few).toBeLessThan(medium.resolution);
  expect(few).toBeGreaterThan(forVariety(medium, 15, 600).resolution);
});

test.each([5, 30, 200])(
  'fine asks for more than medium, medium for more than broad: %i',
  (variety) => {
    const { broad, fine } = TUNING.granularity;
    const [a, b, c] = [broad, medium, fine].map((each) => forVariety(each, variety, 2000));
    expect([a, b, c].map((each) => each!.meanFrom)).toEqual(
      [a, b, c].map((each) => each!.meanFrom).toSorted(),
    );
    expect(c!.resolution).toBeGreaterThan(b!.resolution);
    expect(b!.resolution).toBeGreaterThan(a!.resolution);
  },
);
