import { expect, test } from 'vitest';
import { missingFor, nextStep, statuses, steps, type StatusFacts } from './status.ts';

const nothing: StatusFacts = {
  ownerId: null,
  shouldExist: null,
  whys: [],
  decision: null,
  decisionKind: null,
  target: null,
  actionTaken: null,
  verifiedAt: null,
  prevention: null,
  declinedReason: null,
};

test('each step asks for what the steps before it asked for, and its own', () => {
  const asked = steps.map((step) => missingFor(step, nothing));
  const decided = ['owner', 'should_exist', 'root_cause', 'decision'];
  expect(asked).toEqual([
    [],
    [],
    ['owner'],
    decided,
    [...decided, 'target'],
    [...decided, 'target', 'action_taken'],
    [...decided, 'target', 'action_taken', 'verified', 'prevention'],
  ]);
});

test('what is there is not missing, and blanks are not there', () => {
  const facts: StatusFacts = {
    ...nothing,
    ownerId: 'm',
    shouldExist: 'no',
    whys: [{ isRoot: false }, { isRoot: true }],
    decision: 'Simplify the letter',
    decisionKind: 'simplify',
    target: {},
    actionTaken: '  ',
  };
  expect(missingFor('being_fixed', facts)).toEqual([]);
  expect(missingFor('verifying', facts)).toEqual(['action_taken']);
  expect(missingFor('decided', { ...facts, whys: [{ isRoot: false }] })).toEqual(['root_cause']);
  expect(missingFor('decided', { ...facts, decisionKind: null })).toEqual(['decision']);
});

test('what the council decided to leave is not being fixed', () => {
  const left = { ...nothing, decision: 'Too dear', decisionKind: 'leave' };
  expect(missingFor('decided', left)).not.toContain('decision_to_act');
  expect(missingFor('being_fixed', left)).toContain('decision_to_act');
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
