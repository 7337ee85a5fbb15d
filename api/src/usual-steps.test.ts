import { expect, test } from 'vitest';
import { usualSteps } from './usual-steps.ts';

const nextContactAt = new Date('2026-03-03T15:00:00Z');
const dueAt = new Date('2026-03-06T16:00:00Z');
const promise = {
  ...{ id: 'p', what: 'a new part', dueAt, couldDelay: null, answer: null },
  ...{ wantedOn: null, cause: null, causeNote: null },
};
const stepsOf = (state: string, made: typeof promise | null) =>
  usualSteps({ state, nextContactAt, promise: made }).map(({ key, by }) => [key, by]);

test('three steps come, the first with when the customer hears from us', () => {
  expect(stepsOf('received', null)).toEqual([
    ['read', nextContactAt.toISOString()],
    ['look', null],
    ['answer', null],
  ]);
});

test('the answer has the date that was promised', () => {
  expect(stepsOf('acknowledged', promise)).toEqual([
    ['look', nextContactAt.toISOString()],
    ['answer', dueAt.toISOString()],
    ['act', null],
  ]);
  expect(stepsOf('decided', promise)[0]).toEqual(['act', dueAt.toISOString()]);
});

test('what is open again is looked into again; what is closed has no steps', () => {
  expect(stepsOf('reopened', null)[0]).toEqual(['look', nextContactAt.toISOString()]);
  expect(stepsOf('closed_accepted', null)).toEqual([]);
});
