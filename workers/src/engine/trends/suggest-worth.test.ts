import { expect, test } from 'vitest';
import { suggestWorth } from './suggest-worth.ts';

const kinds = { avoidable: 0, repeat: 0, simple: 0, valued: 0 };

test('matches the worked example', () => {
  // n = 10: customer 2 · (2 + 3 - 4 - 1) / 10 = 0, company 2 · (2 - 3 - 4 - 1) / 10 = -1.2
  const worth = suggestWorth({ avoidable: 4, repeat: 1, simple: 3, valued: 2 });
  expect(worth?.customer).toBeCloseTo(0, 12);
  expect(worth?.company).toBeCloseTo(-1.2, 12);
});

test('each kind alone lies in the quadrant of its treatment', () => {
  expect(suggestWorth({ ...kinds, avoidable: 5 })).toEqual({ customer: -2, company: -2 });
  expect(suggestWorth({ ...kinds, repeat: 5 })).toEqual({ customer: -2, company: -2 });
  expect(suggestWorth({ ...kinds, simple: 5 })).toEqual({ customer: 2, company: -2 });
  expect(suggestWorth({ ...kinds, valued: 5 })).toEqual({ customer: 2, company: 2 });
});

test('fewer than five comments suggest nothing', () => {
  expect(suggestWorth({ ...kinds, avoidable: 2, valued: 2 })).toBeNull();
  expect(suggestWorth({ ...kinds, avoidable: 2, valued: 3 })).not.toBeNull();
});

test('more valued comments never lower what a theme seems to be worth', () => {
  for (let valued = 0; valued < 20; valued++) {
    const few = suggestWorth({ avoidable: 3, repeat: 2, simple: 4, valued })!;
    const more = suggestWorth({ avoidable: 3, repeat: 2, simple: 4, valued: valued + 1 })!;
    expect(more.customer).toBeGreaterThanOrEqual(few.customer);
    expect(more.company).toBeGreaterThanOrEqual(few.company);
    expect(Math.abs(more.company)).toBeLessThanOrEqual(2);
  }
});
