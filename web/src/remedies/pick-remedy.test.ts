import { expect, test } from 'vitest';
import { pickRemedy } from './pick-remedy.ts';

const remedies = [
  { code: 'c', name: 'Credit' },
  { code: 'v', name: 'Visit' },
  { code: 'vo', name: 'Voucher' },
  { code: 'r', name: 'Umanjenje računa' },
];
const codes = (typed: string) => pickRemedy(remedies, typed).shown.map(({ code }) => code);

test('a code picks at once, one that begins another waits for more', () => {
  expect(pickRemedy(remedies, 'C').picked?.name).toBe('Credit');
  expect(pickRemedy(remedies, 'v').picked).toBeNull();
  expect(pickRemedy(remedies, 'vo').picked?.name).toBe('Voucher');
  expect(codes('v')).toEqual(['v', 'vo']);
});

test('a name is found by a part of it, without its marks', () => {
  expect(codes('racuna')).toEqual(['r']);
  expect(codes('zz')).toEqual([]);
});
