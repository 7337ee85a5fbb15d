import { expect, test } from 'vitest';
import { forVariety, timesAsVarious } from './granularity.ts';
import { TUNING } from './tuning.ts';

const { medium } = TUNING.granularity;

test('a corpus of usual variety is divided as it stands', () => {
  expect(timesAsVarious(30, 5000)).toBe(1);
  expect(forVariety(medium, 1)).toEqual(medium);
});

test('twice the variety: 2^0.8 times finer to begin with, 0.15 · ln 2 more evidence asked for', () => {
  const twice = forVariety(medium, timesAsVarious(60, 5000));
  expect(twice.resolution / medium.resolution).toBeCloseTo(1.741, 3);
  expect(twice.meanFrom - medium.meanFrom).toBeCloseTo(0.104, 3);
  expect(twice.joinFrom - medium.joinFrom).toBeCloseTo(0.104, 3);
});

test('twice the variety: half as large is large', () => {
  expect(forVariety(medium, 2).looseShare).toBeCloseTo(medium.looseShare / 2);
});

test('variety beyond bounds counts as the bound', () => {
  expect(timesAsVarious(600, 5000)).toBe(2.5);
  expect(timesAsVarious(1, 5000)).toBeCloseTo(0.417, 3);
});

test('what few comments tell of their variety counts less', () => {
  expect(timesAsVarious(15, 60)).toBeCloseTo(0.933, 3);
  expect(timesAsVarious(15, 600)).toBe(0.5);
});

test.each([5, 30, 200])(
  'fine asks for more than medium, medium for more than broad: %i',
  (variety) => {
    const { broad, fine } = TUNING.granularity;
    const [a, b, c] = [broad, medium, fine].map((each) =>
      forVariety(each, timesAsVarious(variety, 2000)),
    );
    expect([a, b, c].map((each) => each!.meanFrom)).toEqual(
      [a, b, c].map((each) => each!.meanFrom).toSorted(),
    );
    expect(c!.resolution).toBeGreaterThan(b!.resolution);
    expect(b!.resolution).toBeGreaterThan(a!.resolution);
  },
);
