import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockCalendar } from './case-clock.ts';
import { dayToPromise, usualTime, type Likeness, type PastCase } from './promise-suggestion.ts';

const of = (likeness: Likeness, ...days: number[]): PastCase[] =>
  days.map((one) => ({ days: one, likeness }));
const nineToFive = [[540, 1020]] as const;
const calendar: ClockCalendar = {
  zone: 'Europe/Madrid',
  clock: 'working_days',
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: new Set(),
};
const at = (text: string) => new Date(text);

describe('the usual time', () => {
  test('is what four of five cases did not exceed', () => {
    // Ten cases: the eighth smallest of 1 1 2 2 2 3 3 3 5 9 is 3.
    const usual = usualTime(of('reason', 3, 1, 9, 2, 3, 2, 1, 5, 2, 3));
    expect(usual).toEqual({ days: 3, n: 10, likeness: 'reason', isThin: false });
  });

  test('comes from the same reason where that has ten cases, whatever the others took', () => {
    const same = of('reason', ...Array<number>(10).fill(2));
    const usual = usualTime([...same, ...of('all', 50, 60, 70)]);
    expect(usual).toMatchObject({ days: 2, n: 10, likeness: 'reason' });
  });

  test('comes from the department, the reason among it, where the reason alone has too few', () => {
    const past = [...of('reason', 1, 1, 1, 1), ...of('department', 4, 4, 4, 4, 4, 4)];
    expect(usualTime(past)).toMatchObject({ days: 4, n: 10, likeness: 'department' });
  });

  test('is called thin under ten cases', () => {
    expect(usualTime(of('reason', 1, 2, 3, 4))).toEqual({
      days: 4,
      n: 4,
      likeness: 'reason',
      isThin: true,
    });
    expect(usualTime(of('reason', ...Array<number>(9).fill(1)))?.isThin).toBe(true);
  });

  test('is unknown without any case', () => {
    expect(usualTime([])).toBeNull();
  });

  test('is one that was seen, exceeded by a fifth of the cases at most', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(90), { minLength: 1 }), (days) => {
        const usual = usualTime(of('reason', ...days))!;
        expect(days).toContain(usual.days);
        const over = days.filter((one) => one > usual.days).length;
        expect(over).toBeLessThanOrEqual(days.length * 0.2);
      }),
    );
  });
});

describe('the day to promise', () => {
  const monday = at('2026-03-02T09:00:00Z');

  test('is the usual time and the buffer after receipt: usually 3 days, so promise 4', () => {
    const times = { receivedAt: monday, now: monday, usualDays: 3, bufferDays: 1 };
    expect(dayToPromise(calendar, times)).toBe('2026-03-06');
  });

  test('counts from receipt while the usual time lasts', () => {
    const now = at('2026-03-04T09:00:00Z');
    const times = { receivedAt: monday, now, usualDays: 3, bufferDays: 1 };
    expect(dayToPromise(calendar, times)).toBe('2026-03-06');
  });

  test('counts anew from today once the usual time is over', () => {
    const now = at('2026-03-05T09:00:00Z');
    const times = { receivedAt: monday, now, usualDays: 3, bufferDays: 1 };
    expect(dayToPromise(calendar, times)).toBe('2026-03-11');
  });

  test('is never today, and leaves the weekend out', () => {
    const friday = at('2026-03-06T09:00:00Z');
    const times = { receivedAt: friday, now: friday, usualDays: 0, bufferDays: 0 };
    expect(dayToPromise(calendar, times)).toBe('2026-03-09');
  });
});
