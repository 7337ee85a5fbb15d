import { expect, test } from 'vitest';
import { ledgerPeriod, periodsOf, periodText } from './ledger-period.ts';

test('every period that can be picked is read off the address again', () => {
  for (const period of periodsOf([2026, 2025])) {
    expect(ledgerPeriod(periodText(period))).toEqual(period);
  }
  expect(periodsOf([2026])).toHaveLength(6);
});

test('what is no period is all there is', () => {
  for (const text of [null, '', 'all', '2026-5', '26', '2026-']) {
    expect(ledgerPeriod(text)).toEqual({});
  }
});
