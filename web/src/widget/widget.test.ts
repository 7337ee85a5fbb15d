import { expect, test } from 'vitest';
import { isOver } from './keep-clear.ts';
import { readFromFrame, readFromPage } from './protocol.ts';
import { widgetWords } from './words.ts';

test('only what belongs to the protocol is heard', () => {
  expect(readFromFrame({ vocero: 1, type: 'close' })).toEqual({ vocero: 1, type: 'close' });
  for (const other of [
    null,
    'close',
    { type: 'close' },
    { vocero: 2, type: 'close' },
    { vocero: 1, type: 'run' },
    { vocero: 1, type: 'height', height: '10px; } body { display: none' },
    { vocero: 1, type: 'height', height: Infinity },
  ]) {
    expect(readFromFrame(other)).toBeNull();
  }
  expect(readFromPage({ vocero: 1, type: 'page', page: 'x'.repeat(501) })).toBeNull();
  expect(readFromPage({ vocero: 1, type: 'page', page: 7 })).toBeNull();
});

test('a frame is as high as it says, within bounds', () => {
  const height = (value: number) => readFromFrame({ vocero: 1, type: 'height', height: value });
  expect(height(512.2)).toMatchObject({ height: 513 });
  expect(height(-1)).toMatchObject({ height: 80 });
  expect(height(1e9)).toMatchObject({ height: 4_000 });
});

test('a button is over what it covers or nearly touches', () => {
  const box = (left: number, top: number) => ({ left, top, right: left + 10, bottom: top + 10 });
  expect(isOver(box(0, 0), box(5, 5))).toBe(true);
  expect(isOver(box(0, 0), box(14, 0))).toBe(true);
  expect(isOver(box(0, 0), box(17, 0))).toBe(false);
  expect(isOver(box(0, 0), box(0, 17))).toBe(false);
});

test.each([
  ['es-MX', 'Cerrar'],
  ['sr', 'Затвори'],
  ['sr-RS', 'Затвори'],
  ['sr-Latn-RS', 'Zatvori'],
  ['sr-ME', 'Zatvori'],
  ['HR', 'Zatvori'],
  ['fr', 'Close'],
  ['', 'Close'],
])('a page in "%s" is spoken to in its language, or in English', (tag, close) => {
  expect(widgetWords(tag).close).toBe(close);
});
