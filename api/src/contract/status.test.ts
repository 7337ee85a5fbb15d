import { expect, test } from 'vitest';
import {
  criteriaOf,
  missingFor,
  nextStep,
  statuses,
  steps,
  statusesOfStep,
  type StatusFacts,
} from './status.ts';

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

test('the six steps of the method have all statuses on the way, each once and in order', () => {
  expect(Object.values(statusesOfStep).flat()).toEqual(steps);
});

test('each step of the method names what it asks for and what of that is there', () => {
  const facts: StatusFacts = { ...nothing, ownerId: 'm', shouldExist: 'no' };
  const named = criteriaOf(facts).map(({ step, parts }) => [
    step,
    Object.fromEntries(parts.map(({ part, done }) => [part, done])),
  ]);
  expect(named).toEqual([
    ['listen', {}],
    ['aggregate', {}],
    ['own', { owner: true }],
    ['select', { should_exist: true, root_cause: false, decision: false }],
    ['fix', { decision_to_act: false, target: false, action_taken: false }],
    ['prevent', { verified: false, prevention: false }],
  ]);
});

test('nobody has decided to act before anything is decided, nor by leaving it', () => {
  const toAct = (decisionKind: string | null) =>
    criteriaOf({ ...nothing, decisionKind })
      .flatMap(({ parts }) => parts)
      .find(({ part }) => part === 'decision_to_act')?.done;
  expect([null, 'leave', 'improve'].map(toAct)).toEqual([false, false, true]);
});
