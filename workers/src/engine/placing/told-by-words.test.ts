import { expect, test } from 'vitest';
import { Concepts } from '../concepts/concepts.ts';
import { learnSituations } from '../situations/learn-situations.ts';
import { tokenize } from '../words/tokens.ts';
import { situationsOfTokens } from './told-by-words.ts';

const concepts = new Concepts(['technician | en: technician, plumber | es: técnico | bs: majstor']);
const situations = learnSituations(
  [
    `== technician-no-show
en the technician never turned up
es me quedé esperando y el técnico no vino
== leaking-pipe
en water drips from the pipe`,
  ],
  concepts,
);
const partsOf = (text: string) => {
  const tokens = tokenize(text);
  const [first] = situationsOfTokens({ concepts, situations }, tokens);
  return first && { ...first, parts: tokens.map(({ word }, at) => [word, first.parts[at]! > 0]) };
};

test('a situation is told by the words that its examples have, or that name what these name', () => {
  expect(partsOf('plumber never came')).toEqual({
    sign: '#=technician-no-show',
    times: 6,
    parts: [
      ['plumber', true],
      ['never', true],
      ['came', false],
    ],
  });
});

test('the parts make the whole', () => {
  const tokens = tokenize('the technician never turned up');
  const [first] = situationsOfTokens({ concepts, situations }, tokens);
  expect(first!.parts.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
});

test('words alone tell no situation', () => {
  expect(situationsOfTokens({ concepts, situations: null }, tokenize('plumber'))).toEqual([]);
});
