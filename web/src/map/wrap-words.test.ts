import { expect, test } from 'vitest';
import { wrapWords } from './wrap-words.ts';

/** Ten pixels a letter. */
const widthOf = (words: string) => [...words].length * 10;
const room = (width: number, lines: number) => ({ widthOf, width, lines });

test('breaks between words and keeps to the width', () => {
  expect(wrapWords('the line was down', room(90, 3))).toEqual(['the line', 'was down']);
  expect(wrapWords('the line was down', room(170, 3))).toEqual(['the line was down']);
});

test('says with dots that there is more', () => {
  expect(wrapWords('the line was down again', room(90, 2))).toEqual(['the line', 'was down…']);
  expect(wrapWords('incomprehensible', room(60, 2))).toEqual(['incom…']);
});

test('letters beyond the basic plane are never cut in half', () => {
  expect(wrapWords('😀😀😀😀', room(30, 1))).toEqual(['😀😀…']);
});

test('no words make no lines', () => {
  expect(wrapWords('  ', room(90, 2))).toEqual([]);
});
