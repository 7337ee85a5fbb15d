import type { Statement, StatementRow } from '@vocero/api/contract/charge-back';
import { expect, test } from 'vitest';
import { statementBars } from './statement-bars.ts';

const row = (contacts: number, contactCost: number | null, remedyCost: number): StatementRow => ({
  ...{ department: null, contacts, byTheme: 0, contactCost, remedies: 0, remedyCost },
  total: contactCost === null ? null : contactCost + remedyCost,
});
const statement = (minuteCost: number | null, rows: StatementRow[]): Statement => ({
  ...{ month: '2026-10-01', until: '2026-11-01', frozenAt: null, isLate: false },
  ...{ startsAt: '2026-10-01T00:00:00Z', endsAt: '2026-11-01T00:00:00Z', mode: 'information' },
  ...{ contactMinutes: 6, minuteCost, currency: 'EUR', otherRemedies: 0, contacts: 0 },
  ...{ contactCost: null, remedies: 0, remedyCost: 0, total: null, rows },
});

test('the longest bar is the dearest, and both parts are of one scale', () => {
  const bars = statementBars(statement(0.8, [row(10, 60, 40), row(40, 50, 0)]));
  expect(bars.map(({ contacts, remedies }) => [contacts, remedies])).toEqual([
    [0.6, 0.4],
    [0.5, 0],
  ]);
});

test('without a price bars are as long as contacts are many', () => {
  const bars = statementBars(statement(null, [row(10, null, 4), row(40, null, 0)]));
  expect(bars.map(({ contacts, remedies }) => [contacts, remedies])).toEqual([
    [0.25, 0],
    [1, 0],
  ]);
});

test('nothing has no length', () => {
  expect(statementBars(statement(0, [row(3, 0, 0)]))).toMatchObject([{ contacts: 0, remedies: 0 }]);
});
