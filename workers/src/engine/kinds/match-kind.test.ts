import { expect, test } from 'vitest';
import { compileKindRules, type KindFacts, type KindRule } from './match-kind.ts';

const rule = (change: Partial<KindRule>): KindRule => ({
  id: 'rule',
  kind: 'avoidable',
  words: [],
  reasons: [],
  channels: [],
  scores: [],
  repeats: false,
  ...change,
});
const comment = (text: string, change: Partial<KindFacts> = {}): KindFacts => ({
  text,
  reason: null,
  channel: 'agent',
  scores: {},
  ...change,
});
const kindOf = (rules: readonly KindRule[], facts: KindFacts) =>
  compileKindRules(rules).match(facts).first;

test('a word counts in all its forms and spellings, in any language', () => {
  const rules = [rule({ words: ['delayed', 'kašnjenje', 'facturación'] })];
  for (const text of ['So many DELAYS', 'Кашњење је стално', 'kasnjenja', 'Me facturaron mal']) {
    expect(kindOf(rules, comment(text))?.kind, text).toBe('avoidable');
  }
  expect(kindOf(rules, comment('All fine'))).toBeNull();
});

test('short words have their plurals and cases, and are no beginnings of other words', () => {
  const rules = [rule({ words: ['leak', 'kvar', 'fee'] })];
  for (const text of ['It leaks', 'Dva kvara', 'Your fees']) {
    expect(kindOf(rules, comment(text)), text).not.toBeNull();
  }
  for (const text of ['Kvarner', 'leakage', 'I feel well', 'feet']) {
    expect(kindOf(rules, comment(text)), text).toBeNull();
  }
});

test('the answer names the word that was found, as the rule has it', () => {
  expect(kindOf([rule({ words: ['thank', 'gracias'] })], comment('¡Muchas GRACIAS!'))).toEqual({
    ruleId: 'rule',
    kind: 'avoidable',
    word: 'gracias',
  });
});

test('words in quotation marks count in that form only', () => {
  const text = comment('I am against it');
  expect(kindOf([rule({ words: ['again'] })], text)).not.toBeNull(); // one stem: "again"
  expect(kindOf([rule({ words: ['"again"'] })], text)).toBeNull();
  expect(kindOf([rule({ words: ['"again"'] })], comment('Again!'))).not.toBeNull();
});

test('the words of a phrase follow one another within a sentence', () => {
  const rules = [rule({ words: ['third time'] })];
  expect(kindOf(rules, comment('The third time I call'))).not.toBeNull();
  expect(kindOf(rules, comment('Third. Time is money'))).toBeNull();
  expect(kindOf(rules, comment('The third long time'))).toBeNull();
});

test('a personal detail that was taken out is no word', () => {
  expect(kindOf([rule({ words: ['email'] })], comment('Write to [email]'))).toBeNull();
});

test('the first rule of which everything is so decides', () => {
  const rules = [
    rule({ id: 'both', kind: 'simple', words: ['price'], channels: ['phone'] }),
    rule({ id: 'word', kind: 'valued', words: ['price'] }),
    rule({ id: 'reason', kind: 'repeat', reasons: ['fb'] }),
  ];
  expect(kindOf(rules, comment('price', { channel: 'phone' }))?.ruleId).toBe('both');
  expect(kindOf(rules, comment('price'))?.ruleId).toBe('word');
  expect(kindOf(rules, comment('leak', { reason: 'fb' }))?.ruleId).toBe('reason');
  expect(kindOf(rules, comment('leak', { reason: 'be' }))).toBeNull();
});

test('scores are compared at their bounds, and a missing one is no answer', () => {
  const rules = [rule({ scores: [{ score: 'treated', op: 'at_least', value: 4 }] })];
  expect(kindOf(rules, comment('', { scores: { treated: 4 } }))).not.toBeNull();
  expect(kindOf(rules, comment('', { scores: { treated: 3 } }))).toBeNull();
  expect(kindOf(rules, comment('', { scores: {} }))).toBeNull();
  const low = [rule({ scores: [{ score: 'treated', op: 'at_most', value: 2 }] })];
  expect(kindOf(low, comment('', { scores: { treated: 2 } }))).not.toBeNull();
  expect(kindOf(low, comment('', { scores: { treated: 3 } }))).toBeNull();
  const said = [rule({ scores: [{ score: 'firstTime', op: 'is', value: 'no' }] })];
  expect(kindOf(said, comment('', { scores: { firstTime: 'no' } }))).not.toBeNull();
  expect(kindOf(said, comment('', { scores: { firstTime: 'yes' } }))).toBeNull();
});

test('a rule for repeat contacts speaks of repeated ones only', () => {
  const matcher = compileKindRules([
    rule({ id: 'again', kind: 'repeat', repeats: true }),
    rule({ id: 'word', words: ['broken'] }),
  ]);
  expect(matcher.asksForRepeats).toBe(true);
  const { first, repeated } = matcher.match(comment('It is broken'));
  expect([first?.ruleId, repeated?.ruleId]).toEqual(['word', 'again']);
  expect(matcher.match(comment('Fine')).first).toBeNull();
});

test('no rules, no kind', () => {
  expect(compileKindRules([]).match(comment('broken'))).toEqual({ first: null, repeated: null });
});
