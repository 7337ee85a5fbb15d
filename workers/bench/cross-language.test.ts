import { expect, test } from 'vitest';
import { crossLanguageScores } from './cross-language.ts';

test('matches the worked example', () => {
  // Pairs in two languages: 0–2, 0–3, 1–2, 1–3. Of one complaint: 0–2, 1–3. Together: 0–2, 0–3.
  const scores = crossLanguageScores(
    ['a', 'b', 'a', 'b'],
    ['en', 'en', 'es', 'es'],
    [...['x', 'y'], ...['x', 'x']],
  );
  expect(scores.get('all')).toEqual({ recall: 0.5, precision: 0.5 });
  expect(scores.get('en–es')).toEqual({ recall: 0.5, precision: 0.5 });
});

test('pairs in one language count for nothing', () => {
  const scores = crossLanguageScores(['a', 'a'], ['en', 'en'], ['x', 'x']);
  expect(Array.from(scores)).toEqual([['all', { recall: 0, precision: 0 }]]);
});
