import { expect, test } from 'vitest';
import { belongs, evidence, learnGate } from './gate.ts';

/** A hundred members, the i-th alike by i/100 in both. */
const members = Array.from({ length: 100 }, (_, i) => ({ dense: i / 100, stems: i / 100 }));
const gate = learnGate(members);

test('evidence is the mean rank among members', () => {
  expect(evidence(gate, { dense: 1, stems: 1 })).toBe(1);
  expect(evidence(gate, { dense: 1, stems: 0.5 })).toBeCloseTo(0.75, 1);
});

test('nothing in common in vectors is no evidence, whatever the words', () => {
  expect(evidence(gate, { dense: 0.1, stems: 0.9 })).toBe(0);
  expect(belongs(gate, { dense: 0.1, stems: 0.9 })).toBe(false);
});

test('most members belong', () => {
  expect(members.filter((likeness) => belongs(gate, likeness)).length).toBeGreaterThan(75);
});

test('a stranger needs more to pass for a member in a small corpus than in a large or tiny one', () => {
  const times = (n: number) => learnGate(Array.from({ length: n }, () => members).flat());
  const stranger = { dense: 0.21, stems: 0.05 };
  expect([1, 4, 40].map((n) => belongs(times(n), stranger))).toEqual([true, false, true]);
});

test('a gate learned from nobody lets nothing in that shares nothing', () => {
  expect(belongs(learnGate([]), { dense: 0, stems: 0 })).toBe(false);
});
