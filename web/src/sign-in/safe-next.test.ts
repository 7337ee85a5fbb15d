import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test('keeps screens of an organisation, with their filters', () => {
  expect(safeNext('/o/acme/board?flag=new')).toBe('/o/acme/board?flag=new');
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:0',
  '/x',
  null,
])('leads %s to the start', (next) => {
  expect(safeNext(next)).toBe('/');
});
