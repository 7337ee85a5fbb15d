import { expect, test } from 'vitest';
import type { LabelledSet } from './labelled-set.ts';
import { mixStrangers, STRANGE } from './mix-strangers.ts';

/** Ten labels of ten short comments each, and one that gathers the rest. */
const labels = Array.from({ length: 100 }, (_, i) => (i % 10 === 9 ? 'other' : `label ${i % 10}`));
const set: LabelledSet = {
  name: 'set',
  labels,
  comments: labels.map((label, i) => ({ id: `${i}`, text: `${label} ${i}`, language: 'en' })),
};
const long = { id: 'long', text: 'word '.repeat(21), language: 'en' };
const further: LabelledSet = {
  name: 'further',
  labels: ['', ''],
  comments: [{ id: 'short', text: 'something else', language: 'en' }, long],
};
const options = { labels: 6, least: 8, most: 9, perStranger: 1, share: 0.1, seed: 1 };
const mixed = mixStrangers([set], [further], new Set(['other']), options);
const strange = mixed.comments.filter((_, i) => mixed.labels[i] === STRANGE);

test('labels belong as a whole or not at all, and the broad one never', () => {
  const inside = new Set(mixed.labels.filter((label) => label !== STRANGE));
  expect(inside.size).toBe(6);
  expect(inside).not.toContain('set/other');
  const outside = strange.map(({ text }) => `set/${text.slice(0, 7)}`);
  expect(outside.some((label) => inside.has(label))).toBe(false);
});

test('strangers are few of each label left out, and then short ones of further sets', () => {
  // Three of the nine labels are left out, and 48 to 54 comments belong: a ninth of them is 5 or 6.
  expect(strange.filter(({ text }) => text.startsWith('label'))).toHaveLength(3);
  expect(strange.map(({ text }) => text)).toContain('something else');
  expect(strange.map(({ text }) => text)).not.toContain(long.text);
});

test('the same seed gives the same set, another another', () => {
  const again = (seed: number) =>
    mixStrangers([set], [further], new Set(['other']), { ...options, seed });
  expect(again(1)).toEqual(mixed);
  expect(again(2)).not.toEqual(mixed);
});
