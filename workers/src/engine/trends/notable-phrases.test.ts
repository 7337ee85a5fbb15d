import { expect, test } from 'vitest';
import { frequentPhrases, notablePhrases } from './notable-phrases.ts';
import { randomFrom } from '../algebra/random.ts';
import { noNames } from '../labels/names.ts';
import { PhraseCounts, PhraseUses } from './phrase-counts.ts';

const repeat = (times: number, text: string) => Array.from({ length: times }, () => text);

function compare(own: readonly string[], other: readonly string[]) {
  const counts = new PhraseCounts('en', noNames);
  for (const text of own) counts.add({ text, language: 'en', customer: null });
  const uses = new PhraseUses(counts.shown(), 'en');
  for (const text of other) uses.add({ text, language: 'en' });
  return { notable: notablePhrases(counts, uses), frequent: frequentPhrases(counts) };
}

const before = [...repeat(60, 'The bus is late'), ...repeat(40, 'The fare is wrong')];

test('what is said more than before is found, with what was to be expected', () => {
  const own = [...repeat(12, 'The app crashes on start'), ...repeat(30, 'The bus is late')];
  const { notable } = compare(own, [...before, 'The app crashes on start']);
  expect(notable.map(({ phrase }) => phrase)).toEqual(['app crashes on start']);
  expect(notable[0]).toMatchObject({ count: 12, expected: 42 / 101, sure: true });
});

test('of ten thousand phrases that differ by accident, hardly any is sure', () => {
  const random = randomFrom(5);
  const word = () =>
    `w${Math.floor(random() * 500)
      .toString(26)
      .replace(/\d/g, 'x')}z`;
  const texts = Array.from({ length: 4_000 }, () => [1, 2, 3, 4, 5].map(word).join('. '));
  const { notable } = compare(texts.slice(0, 1_000), texts.slice(1_000));
  expect(notable.filter(({ sure }) => sure).length).toBeLessThanOrEqual(1);
});

test('what is as frequent as ever is not notable, however frequent', () => {
  expect(compare(repeat(600, 'The bus is late'), repeat(600, 'The bus is late')).notable).toEqual(
    [],
  );
});

test('a part of a longer phrase stays only if it is notable without it', () => {
  const own = [...repeat(10, 'refund refused'), ...repeat(10, 'Where is the refund')];
  const phrases = compare([...own, ...repeat(20, 'The bus')], before).notable;
  expect(phrases.map(({ phrase }) => phrase).sort()).toEqual(['refund', 'refund refused']);
});

test('with nothing to compare with nothing is notable, but something is frequent', () => {
  const { notable, frequent } = compare(before, []);
  expect(notable).toEqual([]);
  expect(frequent.map(({ phrase, count }) => [phrase, count])).toEqual([
    ['bus is late', 60],
    ['fare is wrong', 40],
  ]);
});

test('the order of the comments changes nothing', () => {
  const own = [...repeat(9, 'card lost'), ...repeat(9, 'card blocked'), ...repeat(9, 'fee')];
  const keys = (texts: readonly string[]) =>
    compare(texts, before).notable.map(({ key, count }) => [key, count]);
  expect(keys(own.toReversed())).toEqual(keys(own));
});
