import { expect, test } from 'vitest';
import { freeCode } from './free-code.ts';

test('two letters that bring the name to mind, whatever is taken already', () => {
  expect(freeCode('Lost key', new Set())).toBe('lk');
  expect(freeCode('Lost key', new Set(['lk']))).toBe('lo');
  expect(freeCode('Lost key', new Set(['lk', 'lo']))).toBe('ls');
  expect(freeCode('Ključ', new Set())).toBe('kl');
});

test('a name without letters of a code gets one all the same', () => {
  expect(freeCode('鍵', new Set())).toMatch(/^[a-z0-9]{2}$/);
  expect(freeCode('', new Set(['aa']))).toBe('ab');
});
