import { expect, test } from 'vitest';
import { lastMonth, periodQuery } from './report-period.ts';

const read = (query: string) => {
  const parts = new URLSearchParams(query);
  return periodQuery((name) => parts.get(name));
};

test('own days go to the day after the last one', () => {
  expect(read('period=custom&from=2026-02-01&to=2026-02-28')).toEqual({
    period: 'custom',
    from: '2026-02-01',
    until: '2026-03-01',
  });
  expect(read('period=custom&from=2026-02-01&to=2026-02-01')).toMatchObject({
    until: '2026-02-02',
  });
});

test('what makes no sense is the last 30 days', () => {
  for (const query of [
    '',
    'period=custom',
    'period=custom&from=2026-02-03&to=2026-02-01',
    'period=custom&from=2026-02-31x&to=2026-03-01',
    'period=year',
  ])
    expect(read(query)).toEqual({ period: 'last_30' });
  expect(read('period=last_month')).toEqual({ period: 'last_month' });
});

test('the month before, over the end of a year and in February', () => {
  expect(lastMonth('2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(lastMonth('2028-03-01')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});
