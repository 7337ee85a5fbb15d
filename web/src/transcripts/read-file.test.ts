import { expect, test } from 'vitest';
import { decodeFile } from './read-file.ts';

test('UTF-8, UTF-16 with a mark, and what Windows writes where one lives', () => {
  expect(decodeFile(new TextEncoder().encode('Čekam'), 'bs')).toBe('Čekam');
  expect(decodeFile(new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0]), 'en')).toBe('Hi');
  expect(decodeFile(new Uint8Array([0xc8, 0x61, 0x6f]), 'bs')).toBe('Čao');
  expect(decodeFile(new Uint8Array([0x61, 0xf1, 0x6f]), 'es')).toBe('año');
});
