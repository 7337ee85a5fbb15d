import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test('takes the first and the last word', () => {
  expect(initials('Ana María de la Cruz')).toBe('AC');
  expect(initials('šejla')).toBe('Š');
});

test('an empty name still shows something', () => {
  expect(initials('  ')).toBe('?');
});
