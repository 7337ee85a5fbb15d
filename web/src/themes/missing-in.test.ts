import { expect, test } from 'vitest';
import { isGiven, missingIn } from './missing-in.ts';

test('a refused move says what to ask for, in the order of the steps', () => {
  const more = { missing: ['decision', 'owner'] };
  expect(missingIn({ code: 'theme_missing', more })).toEqual(['owner', 'decision']);
});

test('another refusal, and parts that nobody can be asked for, are no question', () => {
  expect(missingIn({ code: 'theme_changed', more: { missing: ['owner'] } })).toBeNull();
  expect(missingIn({ code: 'theme_missing', more: { missing: ['budget'] } })).toBeNull();
  expect(missingIn({ code: 'theme_missing', more: {} })).toBeNull();
});

const detail = {
  criteria: [
    { step: 'own' as const, parts: [{ part: 'owner' as const, done: true }] },
    { step: 'select' as const, parts: [{ part: 'decision' as const, done: false }] },
  ],
  declinedReason: 'Not ours',
};

test('what somebody else has given meanwhile is what the server says is there', () => {
  expect(isGiven('owner', detail)).toBe(true);
  expect(isGiven('decision', detail)).toBe(false);
  expect(isGiven('target', detail)).toBe(false);
  expect(isGiven('declined_reason', detail)).toBe(true);
  expect(isGiven('declined_reason', { ...detail, declinedReason: null })).toBe(false);
});
