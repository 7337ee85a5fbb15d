import { expect, test } from 'vitest';
import { startPath } from './start-path.ts';

test('a sponsor begins at the sponsor page, everybody else at home', () => {
  expect(startPath({ slug: 'nerva', role: 'sponsor' })).toBe('/o/nerva/sponsor');
  expect(startPath({ slug: 'nerva', role: 'reader' })).toBe('/o/nerva/home');
  expect(startPath({ slug: 'nerva', role: 'admin' })).toBe('/o/nerva/home');
});
