import { expect, test } from 'vitest';
import { missingIn } from './missing-in.ts';

test('a refused move says what to ask for, in the order of the steps', () => {
  const more = { missing: ['decision', 'owner'] };
  expect(missingIn({ code: 'theme_missing', more })).toEqual(['owner', 'decision']);
});

test('another refusal, and parts that nobody can be asked for, are no question', () => {
  expect(missingIn({ code: 'theme_changed', more: { missing: ['owner'] } })).toBeNull();
  expect(missingIn({ code: 'theme_missing', more: { missing: ['budget'] } })).toBeNull();
  expect(missingIn({ code: 'theme_missing', more: {} })).toBeNull();
});
