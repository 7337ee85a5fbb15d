import { expect, test } from 'vitest';
import { caseQuery } from './case-query.ts';

const from = (search: string) => {
  const query = new URLSearchParams(search);
  return caseQuery((name) => query.get(name));
};

test('what the address says and the server knows is asked for', () => {
  expect(from('view=overdue&q=7K3M-Q9TX')).toEqual({ view: 'overdue', q: '7K3M-Q9TX' });
});

test('what the server does not know is left out', () => {
  expect(from('view=pink&owner=me&since=2026-13-01&more=1')).toEqual({});
});
