import { expect, test } from 'vitest';
import { caseStates, isClosed, nextStates, whyNotState, type CaseFacts } from './case-states.ts';

const bare: CaseFacts = {
  state: 'received',
  severity: null,
  findings: null,
  answer: null,
  decision: null,
  decisionReason: null,
  closingReason: null,
  closingNote: null,
  alternatives: null,
  nextContactAt: '2026-03-04T12:00:00Z',
  hasOpenPromise: false,
};

test('every open case can be closed, and a closed one only reopened', () => {
  for (const state of caseStates) {
    const next = nextStates(state);
    if (isClosed(state)) expect(next).toEqual(['reopened']);
    else expect(next).toEqual(expect.arrayContaining(['closed_accepted', 'closed_not_accepted']));
  }
});

test('what was told is not taken back', () => {
  expect(whyNotState({ ...bare, state: 'investigating' }, 'received')).toEqual(['not_from_here']);
});

test('an open case says when the customer hears from us', () => {
  const facts = { ...bare, nextContactAt: null };
  expect(whyNotState(facts, 'acknowledged')).toEqual(['next_contact']);
  expect(whyNotState(bare, 'acknowledged')).toEqual([]);
});

test('who took over after an escalation promises anew', () => {
  const facts: CaseFacts = { ...bare, state: 'escalated' };
  expect(whyNotState(facts, 'investigating')).toEqual(['new_promise']);
  expect(whyNotState({ ...facts, hasOpenPromise: true }, 'investigating')).toEqual([]);
});

test('policy explains itself', () => {
  const facts: CaseFacts = { ...bare, closingReason: 'policy' };
  expect(whyNotState(facts, 'closed_accepted')).toEqual(['policy_explained']);
  expect(whyNotState({ ...facts, closingNote: 'The law asks for it.' }, 'closed_accepted')).toEqual(
    [],
  );
});

test('who does not accept is told what else they can do', () => {
  const facts: CaseFacts = { ...bare, closingReason: 'explained' };
  expect(whyNotState(facts, 'closed_not_accepted')).toEqual(['alternatives']);
});
