import { expect, test } from 'vitest';
import { formOf, readForm } from './measure-form.ts';

const measures = {
  firstWeekday: 1,
  repeatDays: 7,
  recurringComments: 5,
  recurringDays: 3,
  recurringPeople: 3,
  recurringUnits: 1,
  stalledWeeks: 4,
  askedDays: 30,
  contactMinutes: 6.5,
  minuteCost: null,
  currency: 'EUR',
  driverName: null,
  hourCost: 42.5,
  chargeMode: 'information' as const,
};

test('what is shown reads back as it was, with a point and with a comma', () => {
  const fine = { ...measures, minuteCost: 1.125 };
  for (const decimal of ['.', ',']) {
    expect(readForm(formOf(fine, decimal), decimal)).toEqual({ measures: fine });
  }
  expect(formOf(measures, ',').contactMinutes).toBe('6,5');
});

test('an empty price and an empty name are none; the currency is in capitals', () => {
  const form = { ...formOf(measures, '.'), currency: ' bam ', driverName: ' orders ' };
  expect(readForm({ ...form, minuteCost: '0,8' }, '.')).toMatchObject({
    measures: { minuteCost: 0.8, currency: 'BAM', driverName: 'orders' },
  });
});

test('what is no number is named', () => {
  const form = { ...formOf(measures, '.'), repeatDays: 'a week', minuteCost: '-1' };
  expect(readForm(form, '.')).toEqual({ wrong: ['repeatDays', 'minuteCost'] });
});
