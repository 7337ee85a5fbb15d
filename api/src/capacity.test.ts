import type { CapacityAction } from '@vocero/sql/capacity';
import { expect, test } from 'vitest';
import { daysOfQuarter, drawnOf, quarterOf } from './capacity.ts';

const action = (state: CapacityAction['state'], hours: number | null, cost: number | null) => ({
  id: 'a',
  themeId: 't',
  themeLabel: 'Late',
  what: 'Write the letter',
  ownerName: null,
  dueOn: null,
  doneAt: null,
  hours,
  cost,
  state,
});

test('a quarter is three months of the calendar', () => {
  expect(daysOfQuarter('2026-Q1')).toEqual({ from: '2026-01-01', until: '2026-04-01' });
  expect(daysOfQuarter('2026-Q4')).toEqual({ from: '2026-10-01', until: '2027-01-01' });
  expect(['2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]);
});

test('open and done actions draw on the capacity; undated ones do not', () => {
  const actions = [
    action('open', 8, 100),
    action('open', 4.5, null),
    action('done', 2, 50),
    action('undated', 40, 900),
  ];
  // hours: 8 + 4.5 open, 2 done; money: 100 open and one unknown, 50 done
  expect(drawnOf(actions, 'hours', 10)).toEqual({ capacity: 10, open: 12.5, done: 2, unknown: 0 });
  expect(drawnOf(actions, 'cost', null)).toEqual({
    capacity: null,
    open: 100,
    done: 50,
    unknown: 1,
  });
});
