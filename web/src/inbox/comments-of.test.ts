import { expect, test } from 'vitest';
import { commentsOf } from './comments-of.ts';

test('a number leads to the comments of its week, and of its theme', () => {
  const of = commentsOf('/o/a/comments', {
    startsBefore: '2026-03-01T23:00:00Z',
    starts: '2026-03-08T23:00:00Z',
    ends: '2026-03-15T23:00:00Z',
  });
  expect(of.week()).toBe(
    '/o/a/comments?since=2026-03-08T23%3A00%3A00Z&until=2026-03-15T23%3A00%3A00Z',
  );
  expect(of.before('x')).toBe(
    '/o/a/comments?theme=x&since=2026-03-01T23%3A00%3A00Z&until=2026-03-08T23%3A00%3A00Z',
  );
});
