import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test.each([
  ['nine char', 'short'],
  ['1234567890', 'weak'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['abababababababab', 'weak'],
  ['vocero2026!', 'fair'],
  ['corn lamp seldom tide', 'strong'],
  ['šljiva most jesen voz', 'strong'],
])('%s is %s', (password, strength) => {
  expect(passwordStrength(password, [])).toBe(strength);
});

test("the reader's own words add nothing", () => {
  expect(passwordStrength('marta-gomez-acme', ['Marta Gómez', 'marta.gomez@acme.example'])).toBe(
    'weak',
  );
});
