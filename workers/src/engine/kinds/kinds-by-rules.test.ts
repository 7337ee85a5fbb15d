import { expect, test } from 'vitest';
import { kindsByRules, type KindSubject } from './kinds-by-rules.ts';
import { matcherOfSet } from './matcher-of-set.ts';

const rule = {
  words: [] as string[],
  reasonIds: [] as string[],
  channels: [],
  scores: [],
  repeats: false,
  enabled: true,
  isDeleted: false,
};
const subject = (id: string, change: Partial<KindSubject>): KindSubject => ({
  id,
  text: '',
  channel: 'phone',
  reason: null,
  scores: {},
  kind: null,
  ruleId: null,
  isRepeat: false,
  ...change,
});

test('only comments of which the rules say something else are named', () => {
  const matcher = matcherOfSet({
    rules: [
      { ...rule, id: 'again', kind: 'repeat', repeats: true },
      { ...rule, id: 'leak', kind: 'avoidable', words: ['leak'] },
    ],
    reasons: [],
  });
  expect(
    kindsByRules(matcher, [
      subject('new', { text: 'a leak' }),
      subject('same', { text: 'a leak', kind: 'avoidable', ruleId: 'leak' }),
      subject('repeated', { text: 'a leak', kind: 'avoidable', ruleId: 'leak', isRepeat: true }),
      subject('over', { text: 'fine', kind: 'avoidable', ruleId: 'leak' }),
      subject('nothing', { text: 'fine' }),
    ]),
  ).toEqual([
    { id: 'new', kind: 'avoidable', ruleId: 'leak' },
    { id: 'repeated', kind: 'repeat', ruleId: 'again' },
    { id: 'over', kind: null, ruleId: null },
  ]);
});

test('rules that are switched off or gone say nothing; a reason is known by id and by code', () => {
  const rules = [
    { ...rule, id: 'off', kind: 'simple' as const, words: ['leak'], enabled: false },
    { ...rule, id: 'gone', kind: 'simple' as const, words: ['leak'], isDeleted: true },
    { ...rule, id: 'reason', kind: 'valued' as const, reasonIds: ['r1', 'r2'] },
  ];
  const { match } = matcherOfSet({ rules, reasons: [{ id: 'r1', code: 'pr' }] });
  const ruleFor = (reason: string | null) =>
    match({ text: 'leak', channel: 'phone', reason, scores: {} }).first?.ruleId;
  expect(['r1', 'pr', 'r2', 'be', null].map(ruleFor)).toEqual([
    'reason',
    'reason',
    'reason',
    undefined,
    undefined,
  ]);
});
