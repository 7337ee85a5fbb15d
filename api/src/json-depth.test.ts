import { expect, test } from 'vitest';
import { exceedsDepth } from './json-depth.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (depth: number) => bytes('['.repeat(depth) + ']'.repeat(depth));

test('depth up to the limit passes, one more does not', () => {
  expect(exceedsDepth(nested(32), 32)).toBe(false);
  expect(exceedsDepth(nested(33), 32)).toBe(true);
  expect(exceedsDepth(nested(10_000), 32)).toBe(true);
});

test('objects count as arrays do', () => {
  expect(exceedsDepth(bytes('{"a":{"b":[1]}}'), 3)).toBe(false);
  expect(exceedsDepth(bytes('{"a":{"b":[1]}}'), 2)).toBe(true);
});

test('many values side by side are not deep', () => {
  expect(exceedsDepth(bytes(`[${'[],{},'.repeat(10_000)}1]`), 2)).toBe(false);
});

test('brackets within strings do not count, whatever is escaped before them', () => {
  expect(exceedsDepth(bytes(JSON.stringify('['.repeat(100))), 1)).toBe(false);
  expect(exceedsDepth(bytes(String.raw`["\"[[[[[","\\",[1]]`), 2)).toBe(false);
  expect(exceedsDepth(bytes(String.raw`["\\",[[1]]]`), 2)).toBe(true);
});

test('a string that never ends hides nothing that could be parsed', () => {
  expect(exceedsDepth(bytes('"[[[['), 1)).toBe(false);
  expect(() => JSON.parse('"[[[[') as unknown).toThrow(SyntaxError);
});
