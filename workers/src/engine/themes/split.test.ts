import { expect, test } from 'vitest';
import { sampleComments, topicOf } from '../test-comments.ts';
import { noNames } from '../labels/names.ts';
import { proposeSplit } from './split.ts';

test('a theme of two topics is split between them, every comment in one part', () => {
  const comments = sampleComments(12, 1, 2);
  const parts = proposeSplit(comments, noNames, 1);
  expect(parts).toHaveLength(2);
  for (const { memberIds, label } of parts) {
    expect(new Set(memberIds.map((id) => topicOf(id, 2))).size).toBe(1);
    expect(label).not.toBe('');
  }
  expect(parts.flatMap(({ memberIds }) => memberIds).sort()).toEqual(
    comments.map(({ id }) => id).sort(),
  );
});

test('comments that say the same are not split', () => {
  const same = Array.from({ length: 20 }, (_, i) => ({
    id: `c${i}`,
    text: 'too late',
    language: null,
  }));
  expect(proposeSplit(same, noNames, 1)).toEqual([]);
  expect(proposeSplit([], noNames, 1)).toEqual([]);
});
