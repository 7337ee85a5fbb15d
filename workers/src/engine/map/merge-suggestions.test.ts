import { beforeAll, expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { suggestMerges, type MergeSuggestion } from './merge-suggestions.ts';

const said = {
  lamp: [
    (n: number) => `The street lamp in road ${n} is dark, the lamp needs a new bulb`,
    (n: number) => `Street lamp broken near number ${n}, the bulb is out`,
    (n: number) => `No light at night, street lamp ${n} has a dead bulb`,
  ],
  noise: [
    (n: number) => `Loud music and noise from the bar at night, noise until ${n} o'clock`,
    (n: number) => `The bar plays loud music, such noise for ${n} weeks`,
  ],
  waste: [
    (n: number) => `Waste bins were not emptied, the waste lorry did not come to house ${n}`,
    (n: number) => `The lorry left the waste bins full for ${n} days`,
  ],
};

/** What is said of each topic, kept in themes that people made: the lamps in two halves. */
function learnInParts() {
  const comments = Object.entries(said).flatMap(([topic, ways]) =>
    Array.from({ length: 16 }, (_, n) => ({
      id: `${topic}${topic === 'lamp' ? (n % 2) + 1 : ''} ${n}`,
      text: ways[n % ways.length]!(n + 2),
      language: 'en',
    })),
  );
  const themeOf = (id: string) => id.split(' ')[0]!;
  return learnThemes({
    comments,
    known: [...new Set(comments.map(({ id }) => themeOf(id)))].map((id) => ({
      id,
      memberIds: comments.filter((comment) => themeOf(comment.id) === id).map((c) => c.id),
      kept: true,
    })),
    constraints: {
      pinned: new Map(comments.map(({ id }) => [id, themeOf(id)])),
      banned: new Map(),
    },
    sensitivity: 'fine',
    seed: 1,
    newThemeId: () => 'new',
  });
}

let suggestions: MergeSuggestion[];
beforeAll(() => {
  suggestions = suggestMerges(learnInParts().model);
});

test('two halves of one thing are offered, different things are not', () => {
  expect(suggestions.map(({ a, b }) => [a, b].sort())).toEqual([['lamp1', 'lamp2']]);
  expect(suggestions[0]!.nearness).toBeGreaterThan(0.75);
  expect(suggestions[0]!.nearness).toBeLessThanOrEqual(1);
});

test('the words that mark both are named, and quotes from each side', () => {
  const [{ a, sharedTerms, quotesOfA, quotesOfB } = {} as MergeSuggestion] = suggestions;
  expect(sharedTerms.map((term) => term.toLowerCase())).toEqual(
    expect.arrayContaining(['lamp', 'bulb']),
  );
  expect(new Set(sharedTerms).size).toBe(sharedTerms.length);
  expect(quotesOfA).toHaveLength(3);
  expect(quotesOfA.every((id) => id.startsWith(a))).toBe(true);
  expect(quotesOfB.some((id) => quotesOfA.includes(id))).toBe(false);
});

test('the same model gives the same suggestions', () => {
  expect(suggestMerges(learnInParts().model)).toEqual(suggestions);
});

test('one theme alone is offered with nothing', () => {
  const { model } = learnInParts();
  const only = {
    ...model,
    centres: { ...model.centres, themeOf: model.centres.themeOf.map(() => 0) },
  };
  expect(suggestMerges(only)).toEqual([]);
});
