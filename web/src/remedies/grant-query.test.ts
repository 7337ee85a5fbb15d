import { expect, test } from 'vitest';
import { grantQuery } from './grant-query.ts';

const read = (search: string) => {
  const query = new URLSearchParams(search);
  return grantQuery((name) => query.get(name));
};

test('what the address says is asked for', () => {
  expect(read('state=granted&month=2026-03')).toEqual({ state: 'granted', month: '2026-03' });
});

test('what the server does not know is left out', () => {
  expect(read('state=given&month=2026-13&remedy=credit&person=&other=1')).toEqual({});
});
