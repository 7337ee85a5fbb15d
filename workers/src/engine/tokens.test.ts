import { expect, test } from 'vitest';
import { tokenize } from './tokens.ts';

const words = (text: string) => tokenize(text).map(({ word }) => word);

test('numbers of any size are one word, apostrophes join', () => {
  expect(words('I didn’t pay 1250 twice')).toEqual(['i', 'didnt', 'pay', '0', 'twice']);
});

test('places of redacted details are no words and break phrases', () => {
  const tokens = tokenize('write to [email] about order');
  expect(tokens.map(({ word }) => word)).toEqual(['write', 'to', 'about', 'order']);
  expect(tokens.map(({ breaks }) => breaks)).toEqual([true, false, true, false]);
});

test('surfaces are lower case, abbreviations stay, shouting does not', () => {
  const surfaces = (text: string) => tokenize(text).map(({ surface }) => surface);
  expect(surfaces('The ATM Ate my Card')).toEqual(['the', 'ATM', 'ate', 'my', 'card']);
  expect(surfaces('CARD LOST')).toEqual(['card', 'lost']);
});

test('a very long text costs no more than a page', () => {
  expect(tokenize('late '.repeat(100_000)).length).toBe(400);
  expect(tokenize('x'.repeat(100_000))[0]?.word.length).toBe(40);
});

test('nothing but emoji, marks or spaces has no words', () => {
  expect(['', '  \n', '🙂🙂', '́̂', '!!!'].flatMap(words)).toEqual([]);
});
