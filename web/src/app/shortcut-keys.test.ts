import { expect, test } from 'vitest';
import { advance, lastOfEach } from './shortcut-keys.ts';

const shortcuts = [{ keys: 'n' }, { keys: 'g h' }, { keys: 'g b' }];

test('one key runs at once', () => {
  expect(advance('', 'n', shortcuts)).toEqual({ typed: '', match: { keys: 'n' } });
});

test('two keys after one another run together', () => {
  expect(advance('', 'g', shortcuts)).toEqual({ typed: 'g', match: null });
  expect(advance('g', 'b', shortcuts).match).toEqual({ keys: 'g b' });
});

test('a key that leads nowhere starts anew by itself', () => {
  expect(advance('g', 'n', shortcuts).match).toEqual({ keys: 'n' });
  expect(advance('g', 'x', shortcuts)).toEqual({ typed: '', match: null });
});

test('of the same keys the screen’s own counts', () => {
  const app = { keys: 'n', label: 'note to the app' };
  const screen = { keys: 'n', label: 'note to the screen' };
  expect(lastOfEach([app, { keys: 'j', label: 'next' }, screen])).toEqual([
    screen,
    { keys: 'j', label: 'next' },
  ]);
});
