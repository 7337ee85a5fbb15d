import { expect, test } from 'vitest';
import { minutesLeft, plannedEnd, shareOf, skewOf, spentOn } from './meeting-timer.ts';

const begun = Date.parse('2026-11-03T09:00:00Z');
const spoken = { themeId: 'a', since: begun };

test('the minutes of a meeting are shared equally; nothing on the agenda has no share', () => {
  expect(shareOf(60, 7)).toBe(514); // 3600 / 7 = 514.3
  expect(shareOf(60, 0)).toBe(0);
});

test('what is spoken of now runs on from what was spoken before; the others stand', () => {
  expect(spentOn({ themeId: 'a', seconds: 30 }, spoken, begun + 90_500)).toBe(120);
  expect(spentOn({ themeId: 'b', seconds: 30 }, spoken, begun + 90_500)).toBe(30);
});

test('a clock that is behind never takes time away', () => {
  expect(spentOn({ themeId: 'a', seconds: 30 }, spoken, begun - 5_000)).toBe(30);
});

test.each([
  [600, 0, 10],
  [600, 1, 10],
  [600, 541, 1],
  [600, 600, 0],
  [600, 601, -1],
  [600, 840, -4],
])('of %i seconds with %i spent, %i minutes are left', (share, spent, left) => {
  expect(minutesLeft(share, spent)).toBe(left);
});

test('a meeting ends as long after its begin as planned, however late it began', () => {
  const late = '2026-11-03T09:10:00.000Z';
  expect(plannedEnd({ startedAt: late, meeting: { minutes: 45 } })).toBe(
    Date.parse('2026-11-03T09:55:00Z'),
  );
  expect(plannedEnd({ startedAt: null, meeting: { minutes: 45 } })).toBeNull();
});

test('a clock that is three minutes behind is told by the answer', () => {
  expect(skewOf('2026-11-03T09:03:00.000Z', begun)).toBe(180_000);
});
