import { expect, test } from 'vitest';
import { auditQuery } from './audit-query.ts';

const read = (search: string) => {
  const query = new URLSearchParams(search);
  return auditQuery((name) => query.get(name));
};

test('what the address says is asked for', () => {
  expect(read('actor=operator&subject=key&since=2026-01-05&until=2026-01-11')).toEqual({
    actor: 'operator',
    subject: 'key',
    since: '2026-01-05',
    until: '2026-01-11',
  });
});

test('what the server does not know is left out', () => {
  expect(read('actor=nobody&subject=shoe&since=yesterday&until=&other=1')).toEqual({});
});
