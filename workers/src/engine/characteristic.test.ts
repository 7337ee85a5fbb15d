import { expect, test } from 'vitest';
import { characteristicPhrases } from './characteristic.ts';

const none = { language: null, texts: [] };
const cards = {
  language: 'en',
  texts: ['lost card', 'Lost card', 'card eaten', 'constructor card'],
};
const bills = { language: 'en', texts: ['wrong bill', 'wrong bill', 'wrong card', 'late bill'] };

test('matches the worked example', () => {
  const [ofCards] = characteristicPhrases([cards, bills], none);
  const lost = ofCards!.find(({ key }) => key === 'lost card')!;
  // In 2 of 4 comments, nowhere else; 4 comments a theme; two words: 0.5 · ln(1 + 4/2) · 1.8
  expect(lost.weight).toBeCloseTo(0.5 * Math.log(3) * 1.8, 9);
  expect(lost.surface).toBe('lost card');
});

test('what only one comment says describes no theme', () => {
  const [ofCards] = characteristicPhrases([cards, bills], none);
  expect(ofCards!.map(({ key }) => key)).not.toContain('eaten');
});

test('a theme without texts has no phrases', () => {
  expect(characteristicPhrases([none], none)).toEqual([[]]);
});
