import { expect, test } from 'vitest';
import { pickReason } from './pick-reason.ts';

const reasons = [
  { code: 'bi', name: 'Bill is wrong' },
  { code: 'bo', name: 'Booking' },
  { code: 'te', name: 'Tehničar nije došao' },
];

test('two letters that are a code pick it', () => {
  expect(pickReason(reasons, 'BO').picked?.code).toBe('bo');
  expect(pickReason(reasons, 'b').picked).toBeNull();
});

test('one letter narrows to the codes that begin with it, then to names that hold it', () => {
  expect(pickReason(reasons, 'b').shown.map((reason) => reason.code)).toEqual(['bi', 'bo']);
  expect(pickReason(reasons, 'i').shown.map((reason) => reason.code)).toEqual(['bi', 'bo', 'te']);
});

test('a name is found without its marks', () => {
  expect(pickReason(reasons, 'tehnicar').shown.map((reason) => reason.code)).toEqual(['te']);
});
