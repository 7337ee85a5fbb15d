import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';

const wordsOf = (vocabulary: Vocabulary, text: string) =>
  Array.from(vocabulary.read(text), (id) => vocabulary.wordAt(id));

function sameAsTokens(text: string) {
  expect(wordsOf(new Vocabulary(), text)).toEqual(tokenize(text).map(({ word }) => word));
}

test('numbers words in the order in which they are met, equal ones alike', () => {
  const vocabulary = new Vocabulary();
  expect(Array.from(vocabulary.read('Late, late parcel'))).toEqual([0, 0, 1]);
  expect(Array.from(vocabulary.read('parcel KAŠNJENJE kasnjenje'))).toEqual([1, 2, 2]);
  expect(vocabulary.wordAt(2)).toBe('kasnjenje');
  expect(vocabulary.size).toBe(3);
});

test.each([
  "don't 'quote' rock'n'roll’s",
  '[email] wrote on [a date] about [x] and [Not a name]',
  'paid 1.200,50 € on 2024-01-05, ½ or 2² of it',
  'Кашњење ђака љубав, Straße ŒUVRE İstanbul ŁÓDŹ',
  'ΟΔΟΣ και Σ',
  'late 🙂🙂 parcel 𝐀 日本語の箱 عربي',
  `${'x'.repeat(50)}' ${'ђ'.repeat(45)} ${"a'".repeat(30)}`,
  'word '.repeat(500),
  '\ufdfa'.repeat(40),
  `${'long '.repeat(2_400)}cut`,
  '',
])('reads the words that tokens have: %s', sameAsTokens);

test('reads the words that tokens have, whatever the text', () => {
  const letters = fc.constantFrom(..."aŠđЉß9²½'’[]_- .\u0301Σς…İ🙂漢ﬁ");
  const text = fc.oneof(
    fc.string({ unit: letters, maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(fc.property(text, sameAsTokens), { numRuns: 500, seed: 3 });
});

test('remembers more words than it began with room for', () => {
  const vocabulary = new Vocabulary();
  for (let i = 0; i < 20_000; i++) vocabulary.read(`w${i.toString(36)}x`);
  expect(vocabulary.size).toBe(20_000);
  expect(vocabulary.wordAt(12_345)).toBe(`w${(12_345).toString(36)}x`);
  expect(Array.from(vocabulary.read(`w${(777).toString(36)}x`))).toEqual([777]);
});
