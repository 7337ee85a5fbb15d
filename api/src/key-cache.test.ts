import { expect, test } from 'vitest';
import { makeKeyCache } from './key-cache.ts';

const key = { id: 'k', orgId: 'o', scopes: ['feedback:write'], isStale: false };

test('a key is believed for a second, no longer', () => {
  let now = 0;
  const cache = makeKeyCache(() => now);
  cache.keep('hash', key);
  now = 999;
  expect(cache.find('hash')).toBe(key);
  now = 1_000;
  expect(cache.find('hash')).toBeUndefined();
});

test('what was forgotten, or never kept, is asked for again', () => {
  const cache = makeKeyCache();
  cache.keep('hash', key);
  expect(cache.find('other')).toBeUndefined();
  cache.forget();
  expect(cache.find('hash')).toBeUndefined();
});

test('a flood of keys does not fill the memory', () => {
  const cache = makeKeyCache();
  for (let n = 0; n < 5_000; n++) cache.keep(`hash ${n}`, key);
  const kept = Array.from({ length: 5_000 }, (_, n) => cache.find(`hash ${n}`)).filter(Boolean);
  expect(kept.length).toBeLessThanOrEqual(1_000);
});
