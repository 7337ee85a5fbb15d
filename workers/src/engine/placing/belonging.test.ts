import { expect, test } from 'vitest';
import { belongsInCompany, standing } from './belonging.ts';
import { gatherCompany } from './gather-company.ts';
import { fitThemes } from './fit.ts';
import { learnGate } from './gate.ts';
import { learnThemes } from '../learn.ts';
import { placeComments } from './place.ts';
import { readComment } from '../words/read-comment.ts';
import { sampleComments } from '../test-comments.ts';

const members = Array.from({ length: 100 }, (_, i) => ({
  dense: 0.3 + (0.7 * i) / 100,
  stems: i / 100,
  known: i / 100,
}));
const gate = learnGate(members, []);
const company = gatherCompany([], 0.2);
const loose = { dense: 0.4, stems: 0.1, known: 0.1 };

test('a loose tie belongs with company and does not without', () => {
  expect(belongsInCompany({ gate, company }, loose, () => true)).toBe(true);
  expect(belongsInCompany({ gate, company }, loose, () => false)).toBe(false);
});

test('company makes up for no vectors at all', () => {
  expect(belongsInCompany({ gate, company }, { ...loose, dense: 0.1 }, () => true)).toBe(false);
});

test('nobody looks for the company of what is amply alike', () => {
  const tie = { dense: 0.9, stems: 0.9, known: 0 };
  const look = () => {
    throw new Error('looked');
  };
  expect(belongsInCompany({ gate, company }, tie, look)).toBe(true);
});

test('where words tell nothing the gate alone decides', () => {
  const wordless = { gate, company: gatherCompany([], 0) };
  const weakest = { dense: 0.3, stems: 0, known: 0 };
  expect(belongsInCompany(wordless, loose, () => false)).toBe(true);
  expect(belongsInCompany(wordless, weakest, () => true)).toBe(false);
});

test('words of many themes that no member says together are less company than those of one', () => {
  let made = 0;
  const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };
  const { model } = learnThemes({
    comments: sampleComments(60, 1),
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
  });
  const standingOf = (text: string) => {
    const reading = readComment(model, text);
    return standing(model, fitThemes(model, reading)[0], reading.stems);
  };
  const usual = standingOf('the debit card never arrived');
  const mixed = standingOf('card amount lento kasni tomorrow morning'); // one word of each, two of none
  expect(mixed).toBeLessThan(0.6 * usual);
  expect(standingOf('🙂')).toBe(0);
  const odd = { id: 'odd', text: 'the parking garage smells of gasoline', language: 'en' };
  expect(placeComments(model, [odd], free)[0]!.themeId).toBeNull();
});
