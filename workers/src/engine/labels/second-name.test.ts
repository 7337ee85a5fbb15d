import { expect, test } from 'vitest';
import { characteristicPhrases } from './characteristic.ts';
import { noNames } from './names.ts';
import { labelThemes } from './label.ts';

const none = { language: null, texts: [] };
const times = (count: number, text: string) => Array.from({ length: count }, () => text);
const labelsOf = (texts: string[][], language = 'en') => {
  const themes = texts.map((own) => ({ language, texts: own }));
  return labelThemes(
    characteristicPhrases(themes, none, noNames),
    texts.map(({ length }) => length),
  ).map(({ label }) => label);
};

test('a theme of two wishes is named by both', () => {
  const wishes = [...times(6, 'show all alarms'), ...times(5, 'delete all alarms')];
  expect(labelsOf([wishes, times(9, 'weather')])[0]).toBe('Show all alarms · delete all alarms');
});

test('a name that three fifths hold stands alone', () => {
  const wishes = [...times(8, 'show all alarms'), ...times(4, 'delete all alarms')];
  expect(labelsOf([wishes, times(9, 'weather')])[0]).toBe('Show all alarms');
});

test('a form of the same words is no second name', () => {
  const texts = [...times(5, 'verify identity'), ...times(5, 'identity verification')];
  expect(labelsOf([texts, times(9, 'weather')])[0]).not.toContain('·');
});

test('a word is said by the two phrases that most have it in', () => {
  const texts = [
    ...times(6, 'card declined'),
    ...times(5, 'transfer declined'),
    ...['today', 'again', 'abroad', 'twice', 'here', 'still'].map((word) => `declined, ${word}`),
    ...times(12, 'declined'),
  ];
  const others = [times(20, 'lost card'), times(20, 'slow transfer')];
  expect(labelsOf([texts, ...others])[0]).toBe('Card declined · transfer declined');
});
