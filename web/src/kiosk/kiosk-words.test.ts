import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kioskWords } from '../../kiosk-words.ts';
import en from '../public/messages/en.json';

const folder = import.meta.dirname;
const sources = [
  ...readdirSync(folder)
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.includes('.test.'))
    .map((name) => join(folder, name)),
  join(folder, '../public/survey-words.ts'),
].map((path) => readFileSync(path, 'utf8'));

/** Keys that are written out, and beginnings of those that are put together. */
const quoted = sources.flatMap((text) =>
  [...text.matchAll(/'([a-z][\w]*)'|`([a-z]\w*_)\$\{/g)].map(([, whole, start]) => ({
    whole,
    start,
  })),
);

test('every word that a kiosk may say is carried to it, and few others', () => {
  const carried = new Set(Object.keys(kioskWords(en)));
  const needed = Object.keys(en).filter((key) =>
    quoted.some(({ whole, start }) => key === whole || (start && key.startsWith(start))),
  );
  expect(needed.filter((key) => !carried.has(key))).toEqual([]);
  expect(needed).toContain('treated_1');
  expect(carried.size).toBeLessThan(Object.keys(en).length / 3);
});
