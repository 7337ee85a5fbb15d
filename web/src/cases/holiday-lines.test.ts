import { expect, test } from 'vitest';
import { holidayLines } from './holiday-lines.ts';

test('days and names are read however they are parted, and what is neither is named', () => {
  const pasted = '2026-12-25 Christmas\n\n2027-01-01;New Year, first\r\n6 January Epiphany';
  expect(holidayLines(pasted)).toEqual({
    holidays: [
      { day: '2026-12-25', name: 'Christmas' },
      { day: '2027-01-01', name: 'New Year, first' },
    ],
    unread: ['6 January Epiphany'],
  });
});
