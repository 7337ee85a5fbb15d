import { expect, test } from 'vitest';
import { blankOption, choiceOf, withOption } from './option-draft.ts';

const named = (what: string) => ({ ...blankOption(), what });

test('an article takes the place of the first blank option', () => {
  const [a, b] = [named('A visit'), blankOption()];
  expect(withOption([a, b], named('A call')).map(({ what }) => what)).toEqual([
    'A visit',
    'A call',
  ]);
});

test('there are four options at most', () => {
  const four = [named('1'), named('2'), named('3'), named('4')];
  expect(withOption(four, named('5'))).toHaveLength(4);
});

test('blank options are not sent, and days are a number or none', () => {
  const [visit, call] = [{ ...named('A visit'), days: '5' }, named('A call')];
  expect(choiceOf(' ', [visit, blankOption(), call], call.key)).toMatchObject({
    intro: null,
    options: [
      { what: 'A visit', days: 5, isRecommended: false },
      { what: 'A call', days: null, isRecommended: true },
    ],
  });
});
