import { expect, test } from 'vitest';
import { growThemes } from './growth/grow.ts';
import { learnThemes, type Learned } from './learn.ts';
import { proposeSplit } from './themes/split.ts';
import { noNames } from './labels/names.ts';
import type { EngineComment } from './types.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

/** What each topic of the tests is told by: a beginning, a middle and an end, each in any. */
const TOPICS = [
  [
    ['the parcel', 'my parcel', 'this package', 'our package', 'the delivery'],
    ['came late', 'was late again', 'is two days late', 'arrived too late', 'has not arrived'],
    ['', 'as always', 'to my house', 'and nobody told me'],
  ],
  [
    ['the bill', 'my bill', 'this invoice', 'our invoice', 'the monthly bill'],
    ['is wrong', 'shows a wrong amount', 'charges too much', 'has an error', 'is too high'],
    ['', 'as always', 'for the second time', 'and nobody told me'],
  ],
  [
    ['the internet', 'my internet', 'this connection', 'our connection', 'the wifi'],
    ['is slow', 'drops every hour', 'does not work', 'is far too slow', 'stopped working'],
    ['', 'as always', 'in the evening', 'and nobody told me'],
  ],
];

/** A hundred wordings of each topic, the topic told by the letter of the id. */
const WORDINGS = TOPICS.flatMap(([heads, middles, ends], topic) =>
  heads!.flatMap((head) =>
    middles!.flatMap((middle) => ends!.map((end) => ({ topic, text: `${head} ${middle} ${end}` }))),
  ),
).map(({ topic, text }, at) => comment(`${'abc'[topic]!}${at}`, text));

function comment(id: string, text: string): EngineComment {
  return { id, text, language: 'en' };
}

const often = (id: string, text: string, times: number) =>
  Array.from({ length: times }, (_, i) => comment(`${id}-${i}`, text));

function learn(comments: readonly EngineComment[]): Learned {
  let made = 0;
  return learnThemes({
    ...{ comments, known: [], constraints: free, sensitivity: 'medium', seed: 1 },
    newThemeId: () => `t${made++}`,
  });
}

/** The topics in each theme that has a comment of one. */
function topicsOf({ themes }: Learned): string[] {
  return themes
    .map(({ memberIds }) => Array.from(new Set(memberIds.map((id) => id.charAt(0)))).join(''))
    .filter((topics) => /[abc]/.test(topics));
}

test('what a few say often in the same words leaves all others with what they have in common', () => {
  const said = ['a0', 'a21', 'a47', 'b104', 'b150', 'c230', 'c260'].flatMap((id) =>
    often(id, WORDINGS.find((one) => one.id === id)!.text, 120),
  );
  const found = learn([...WORDINGS, ...said]);
  expect(topicsOf(found).toSorted()).toEqual(topicsOf(learn(WORDINGS)).toSorted());
  const unsorted = ({ placements }: Learned) =>
    placements.filter(({ commentId, themeId }) => !commentId.includes('-') && themeId === null);
  expect(unsorted(found).length).toBeLessThanOrEqual(unsorted(learn(WORDINGS)).length + 3);
});

test('how alike members are is not told by those who say the same', () => {
  const middle = ({ model }: Learned) => model.gate.stems[32]!;
  const found = learn([...WORDINGS, ...often('a3', WORDINGS[3]!.text, 400)]);
  expect(Math.abs(middle(found) - middle(learn(WORDINGS)))).toBeLessThan(0.02);
});

test('the same words are in one theme, however many say them', () => {
  const found = learn([...WORDINGS, ...often('a3', WORDINGS[3]!.text, 800)]);
  const themes = new Set(
    found.placements.filter(({ commentId }) => /^a3(-|$)/.test(commentId)).map((p) => p.themeId),
  );
  expect(themes.size).toBe(1);
  expect(themes.has(null)).toBe(false);
});

const UNLIKE = [
  'Zumba classes begin without a trainer',
  'Pigeons nest under our gutter',
  'Fireworks frighten old dogs',
  'Towels smell of chlorine',
];
const MORE_UNLIKE = [
  'Breakfast had no fruit',
  'Elevator stands still since Monday',
  'Newsletter arrives three times daily',
  'Windows never close properly',
  'Snow blocked every entrance',
  'Lamp flickers above table nine',
  'Swing rusts on playgrounds',
  'Library shelves look empty',
  'Coffee tastes burnt',
  'Garden hedges need trimming',
  'Music plays far too loudly',
  'Mosquitoes enter dining rooms',
];

test('what many say in words that nobody else uses is a theme of its own', () => {
  const found = learn([...WORDINGS, ...UNLIKE.flatMap((text, at) => often(`x${at}`, text, 40))]);
  const own = found.themes.filter(({ memberIds }) => memberIds.some((id) => id.startsWith('x')));
  expect(own.map(({ memberIds }) => memberIds.length)).toEqual(UNLIKE.map(() => 40));
});

test('between learnings a flood of one wording is one new theme and hides no other', () => {
  const { model, themes } = learn(WORDINGS);
  let made = 0;
  const { newThemes } = growThemes({
    ...{ model, leftOut: new Set(), members: [], labels: [], called: themes, constraints: free },
    ...{ sensitivity: 'medium', seed: 1, newThemeId: () => `n${made++}` },
    unsorted: [...often('x0', UNLIKE[0]!, 1500), ...often('x1', UNLIKE[1]!, 30)],
  });
  expect(newThemes.map(({ memberIds }) => memberIds.length)).toEqual([1500, 30]);
});

test('between learnings what many say is a theme of its own among much else that is new', () => {
  const { model, themes } = learn(WORDINGS);
  const much = ['the car park', 'our parking lot', 'parking there', 'the garage', 'a free space'];
  const troubles = ['is full', 'costs too much', 'was closed', 'is badly lit', 'has no room'];
  const ends = ['', 'today', 'at noon', 'on Friday', 'in spring', 'by the lake', 'every day'];
  const others = much.flatMap((head) =>
    troubles.flatMap((middle) => ends.map((end) => `${head} ${middle} ${end}`)),
  );
  let made = 0;
  const { newThemes } = growThemes({
    ...{ model, leftOut: new Set(), members: [], labels: [], called: themes, constraints: free },
    ...{ sensitivity: 'medium', seed: 1, newThemeId: () => `n${made++}` },
    unsorted: [
      ...others.map((text, i) => comment(`o${i}`, text)),
      ...MORE_UNLIKE.flatMap((text, at) => often(`x${at}`, text, 40)),
    ],
  });
  const alone = newThemes.filter(({ memberIds }) => memberIds.every((id) => id.startsWith('x')));
  const ofOne = alone.filter(({ memberIds }) => memberIds.length === 40);
  expect(ofOne.length).toBeGreaterThan(MORE_UNLIKE.length / 2);
});

test('a theme that one wording floods is still split by what its comments say', () => {
  const comments = [...WORDINGS.slice(0, 200), ...often('a3', WORDINGS[3]!.text, 1500)];
  const parts = proposeSplit({ comments, names: noNames, synonyms: '', seed: 1 });
  expect(parts.length).toBeGreaterThan(1);
});

test('by vectors from outside the same words in another order are not the same, nor is one without', () => {
  const said = ['the app is good not bad', 'the app is bad not good', 'the lift is broken'];
  const comments = said.flatMap((text, at) => often(`e${at}`, text, 60));
  const vectors = new Float32Array(comments.length * 4);
  comments.forEach(({ id }, i) => (vectors[4 * i + Number(id.charAt(1))] = 1));
  const without = comments.findIndex(({ id }) => id === 'e2-0');
  vectors.fill(0, 4 * without, 4 * without + 4);
  let made = 0;
  const { themes } = learnThemes({
    ...{ comments, known: [], constraints: free, sensitivity: 'medium', seed: 1 },
    newThemeId: () => `t${made++}`,
    embedded: { name: 'test', width: 4, vectors },
  });
  const begin = themes.map(({ memberIds }) => new Set(memberIds.map((id) => id.slice(0, 2))));
  expect(begin.map(({ size }) => size)).toEqual([1, 1, 1]);
  expect(themes.map(({ memberIds }) => memberIds.length).toSorted()).toEqual([60, 60, 60]);
});
