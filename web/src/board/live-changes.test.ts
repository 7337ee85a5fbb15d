import { expect, test } from 'vitest';
import { aTheme } from './a-theme.ts';
import { changesBetween } from './live-changes.ts';

test('tells what came, moved and went', () => {
  const before = [aTheme({ id: 'a', count: 3 }), aTheme({ id: 'b' }), aTheme({ id: 'gone' })];
  const after = [
    aTheme({ id: 'a', count: 5 }),
    aTheme({ id: 'b', status: 'owned' }),
    aTheme({ id: 'new', count: 4 }),
  ];
  const changes = changesBetween(before, after);
  expect(changes.added.map((theme) => theme.id)).toEqual(['new']);
  expect(changes.moved.map((theme) => theme.id)).toEqual(['b']);
  expect(changes.removed).toBe(1);
  expect(changes.comments).toBe(6);
});

test('says nothing when nothing changed', () => {
  const themes = [aTheme({ id: 'a', count: 3 })];
  expect(changesBetween(themes, themes)).toEqual({ added: [], moved: [], removed: 0, comments: 0 });
});
