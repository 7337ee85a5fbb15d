import { expect, test } from 'vitest';
import { foldable, foldedParts } from './folded-parts.ts';

type Parts = Parameters<typeof foldedParts>[0];

const nothing: Parts = {
  status: 'heard',
  shouldExist: null,
  whys: [],
  assumptions: [],
  valueCustomer: null,
  valueCompany: null,
  decision: null,
  decisionOptions: [],
  actions: [],
  target: null,
  prevention: null,
  benefit: null,
};
const folded = (parts: Partial<Parts>) => [...foldedParts({ ...nothing, ...parts })];

test('of a theme that is only heard, all that is still to come is folded', () => {
  expect(folded({})).toEqual([...foldable]);
});

test('what is given before its time is shown', () => {
  expect(
    folded({ assumptions: [{ text: 'They like to call.', for: [], against: [] }] }),
  ).not.toContain('assumptions');
});

test('what a step asks for is open in that step, given or not', () => {
  const owned = { status: 'owned', valueCustomer: -2, valueCompany: -2 } as const;
  expect(folded(owned)).toEqual(['target', 'prevention', 'benefit']);
  expect(folded({ ...owned, shouldExist: 'no' })).toEqual(['target', 'prevention', 'benefit']);
  expect(folded({ status: 'decided', shouldExist: 'no' })).not.toContain('target');
});

test('behind the step an answer folds, and what is still missing stays open', () => {
  expect(folded({ status: 'verifying', shouldExist: 'no' })).toContain('gate');
  expect(folded({ status: 'verifying' })).not.toContain('gate');
});

test('what tells why a step was taken never folds', () => {
  const told = folded({ status: 'prevented', decision: 'One price.' });
  for (const part of ['whys', 'decision', 'target', 'prevention']) expect(told).not.toContain(part);
});

test('nothing is due for a theme that was declined', () => {
  expect(folded({ status: 'declined', shouldExist: 'yes' })).not.toContain('gate');
  expect(folded({ status: 'declined' })).toEqual([...foldable]);
});
