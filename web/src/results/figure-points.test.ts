import { expect, test } from 'vitest';
import { axisOf, figurePoints } from './figure-points.ts';

const plot = { width: 240, height: 110, left: 40, bottom: 10 };

test('a figure of points stands between −100 at the floor and 100 at the top', () => {
  const weeks = [
    { n: 9, value: -100, low: -100, high: 0 },
    { n: 2, value: null, low: null, high: null },
    { n: 9, value: 50, low: 0, high: 100 },
  ];
  const [worst, few, good] = figurePoints('nps', weeks, plot);
  expect(worst).toMatchObject({ y: 100, low: 100, high: 50 });
  expect(few).toBeNull();
  expect(good).toMatchObject({ y: 25, low: 50, high: 0 });
});

test('the axis of a mean begins where its answers do', () => {
  expect(axisOf('ces_mean').map(({ value }) => value)).toEqual([1, 4, 7]);
});
