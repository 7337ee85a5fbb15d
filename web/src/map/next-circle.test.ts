import { expect, test } from 'vitest';
import { directions, nextCircle } from './next-circle.ts';

const spots = [
  { id: 'middle', x: 50, y: 50 },
  { id: 'near right', x: 80, y: 55 },
  { id: 'far right', x: 120, y: 50 },
  { id: 'upper right', x: 90, y: 5 },
  { id: 'below', x: 40, y: 95 },
];

test('an arrow key leads to the nearest circle on its side', () => {
  expect(nextCircle(spots, 'middle', 'right')).toBe('near right');
  expect(nextCircle(spots, 'near right', 'right')).toBe('far right');
  expect(nextCircle(spots, 'middle', 'down')).toBe('below');
  expect(nextCircle(spots, 'far right', 'left')).toBe('near right');
});

test('with nothing straight ahead it leads to what lies on that side at all', () => {
  expect(nextCircle(spots, 'middle', 'left')).toBe('below');
  expect(nextCircle(spots, 'below', 'left')).toBeNull();
});

test('every circle can be reached from every other one', () => {
  for (const { id: start } of spots) {
    const reached = new Set([start]);
    const open = [start];
    while (open.length > 0) {
      const from = open.pop()!;
      for (const direction of directions) {
        const next = nextCircle(spots, from, direction);
        if (next && !reached.has(next)) {
          reached.add(next);
          open.push(next);
        }
      }
    }
    expect([...reached].sort()).toEqual(spots.map(({ id }) => id).sort());
  }
});
