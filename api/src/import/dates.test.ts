import { describe, expect, test } from 'vitest';
import { detectDateOrder, readDate } from './dates.ts';

const read = (text: string, order: 'iso' | 'dmy' | 'mdy' = 'dmy') => {
  const result = readDate(text, order);
  return 'date' in result ? result.date : result.fault;
};

test.each([
  ['2026-03-31', '2026-03-31 12:00:00'],
  ['2026-03-31T14:30:00Z', '2026-03-31 14:30:00+00:00'],
  ['2026-03-31T14:30:00.123456+02:00', '2026-03-31 14:30:00.123+02:00'],
  ['2026-03-31 14:30', '2026-03-31 14:30:00'],
  ['2026/3/1', '2026-03-01 12:00:00'],
  ['31.3.2026.', '2026-03-31 12:00:00'],
  ['31. 3. 2026. 8:05', '2026-03-31 08:05:00'],
  ['31/03/2026 14:30:59', '2026-03-31 14:30:59'],
  ['31-03-26', '2026-03-31 12:00:00'],
  ['01/02/2026 12:15 am', '2026-02-01 00:15:00'],
  ['2026-03-31 14:30:00 +0200', '2026-03-31 14:30:00+02:00'],
  ['2026-03-31 14:30:00 UTC', '2026-03-31 14:30:00+00:00'],
])('%s', (text, date) => {
  expect(read(text)).toBe(date);
});

test('the order says what the first number is', () => {
  expect(read('04/03/2026', 'mdy')).toBe('2026-04-03 12:00:00');
  expect(read('04/03/2026', 'dmy')).toBe('2026-03-04 12:00:00');
  expect(read('12/31/2026 2:30 PM', 'mdy')).toBe('2026-12-31 14:30:00');
  expect(read('12/31/2026', 'dmy')).toBe('date_form');
});

describe('refused', () => {
  test.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '31.3',
    '2026-03-31 25:00',
    '1.1.2026 13:00 pm',
  ])('%s', (text) => {
    expect(read(text)).toBe('date_form');
  });
  test.each(['1899-12-31', '2200-01-01', '0000-01-01'])('%s is too far away', (text) => {
    expect(read(text)).toBe('date_out_of_range');
  });
  test('an offset that is nowhere, an infinite year, a long text', () => {
    expect(read('2026-03-31T10:00+23:00')).toBe('date_form');
    expect(read('999999-01-01')).toBe('date_form');
    expect(read('infinity')).toBe('date_form');
    expect(read('1'.repeat(100_000))).toBe('date_form');
  });
});

test('the order is the one in which all are dates', () => {
  expect(detectDateOrder(['2026-01-02', '2026-02-03'])).toBe('iso');
  expect(detectDateOrder(['01/02/2026', '13/02/2026'])).toBe('dmy');
  expect(detectDateOrder(['01/02/2026', '02/13/2026'])).toBe('mdy');
  expect(detectDateOrder(['01/02/2026 2:30 PM'])).toBe('mdy');
  expect(detectDateOrder(['01/02/2026', '03/04/2026'])).toBe('dmy');
});
