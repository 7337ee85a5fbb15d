import { expect, test } from 'vitest';
import { missingFor, nextStep, statuses, steps, type StatusFacts } from './status.ts';

const nothing: StatusFacts = {
  ownerId: null,
  decision: null,
  actionTaken: null,
  declinedReason: null,
};

test('each step asks for what the steps before it asked for, and its own', () => {
  const asked = steps.map((step) => missingFor(step, nothing));
  expect(asked).toEqual([
    [],
    [],
    ['owner'],
    ['owner', 'decision'],
    ['owner', 'decision'],
    ['owner', 'decision', 'action_taken'],
    ['owner', 'decision', 'action_taken'],
  ]);
});

test('what is there is not missing, and blanks are not there', () => {
  const facts = { ...nothing, ownerId: 'm', decision: 'Simplify the letter', actionTaken: '  ' };
  expect(missingFor('being_fixed', facts)).toEqual([]);
  expect(missingFor('verifying', facts)).toEqual(['action_taken']);
});

test('declining needs a reason, watching nothing', () => {
  expect(missingFor('declined', nothing)).toEqual(['declined_reason']);
  expect(missingFor('watching', nothing)).toEqual([]);
});

test('the steps follow one another and end; side states lead nowhere', () => {
  expect(steps.map(nextStep)).toEqual([...steps.slice(1), null]);
  const sides = statuses.filter((status) => !steps.includes(status));
  expect(sides.map(nextStep)).toEqual([null, null, null]);
});
