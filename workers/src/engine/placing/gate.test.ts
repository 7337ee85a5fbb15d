import { expect, test } from 'vitest';
import { belongs, evidence, learnGate } from './gate.ts';

/** A hundred members, each tied better than the one before; in vectors none is far off. */
const members = Array.from({ length: 100 }, (_, i) => ({
  dense: 0.3 + (0.7 * i) / 100,
  stems: i / 100,
  known: i / 100,
}));
const alike = (dense: number) => Array.from({ length: 20 }, () => ({ dense, stems: 0 }));
const gate = learnGate(members, alike(0.6));

test('evidence is the weighted mean rank among members', () => {
  expect(evidence(gate, { dense: 1, stems: 1, known: 1 })).toBeCloseTo(1, 9);
  // Half of the members share fewer words: 0.2 + 0.4 · 0.5 + 0.4
  expect(evidence(gate, { dense: 1, stems: 0.5, known: 1 })).toBeCloseTo(0.8, 1);
});

test('nothing in common in vectors is no evidence, whatever the words', () => {
  const tie = { dense: 0.1, stems: 0.9, known: 1 };
  expect(evidence(gate, tie)).toBe(0);
  expect(belongs(gate, tie)).toBe(false);
});

test('no more members are left out than are like strangers, and never many', () => {
  const leftOut = (stranger: number) => {
    const learned = learnGate(members, alike(stranger));
    return members.filter((tie) => !belongs(learned, tie)).length;
  };
  expect(leftOut(0)).toBeLessThanOrEqual(1);
  // Likeness is 0.3 + 1.7 · i/100: three members have at most 0.34, and one more has the same rank.
  expect(leftOut(0.34)).toBe(4);
  expect(leftOut(1.9)).toBe(5);
});

test('a comment in words nobody else uses needs more to belong', () => {
  const tie = { dense: 0.35, stems: 0.03, known: 0.5 };
  expect(belongs(gate, tie)).toBe(true);
  expect(belongs(gate, { ...tie, known: 0 })).toBe(false); // 0.2 · 0.07 + 0.4 · 0.03
});

test('what is more alike than strangers ever are belongs however new its words are', () => {
  expect(belongs(gate, { dense: 0.75, stems: 0, known: 0 })).toBe(true);
});

test('a gate learned from one theme alone still tells strangers', () => {
  const alone = learnGate(members, []);
  expect(belongs(alone, { dense: 0.9, stems: 0.9, known: 1 })).toBe(true);
  expect(belongs(alone, { dense: 0.21, stems: 0, known: 0 })).toBe(false);
  expect(belongs(learnGate([], []), { dense: 0, stems: 0, known: 0 })).toBe(false);
});
