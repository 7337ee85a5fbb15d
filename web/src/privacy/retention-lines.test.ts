import { expect, test } from 'vitest';
import { lengthsFor, linesOf, rulesOf } from './retention-lines.ts';

const privacy = {
  rules: [{ what: 'comments' as const, channel: 'chat', months: 7 }],
  channels: ['phone', 'chat'],
};

test('comments and addresses have a line for each channel, all else has one', () => {
  const lines = linesOf(privacy).map(({ what, channel }) => `${what} ${channel}`.trim());
  expect(lines).toEqual([
    'comments',
    'comments chat',
    'comments phone',
    'contacts',
    'contacts chat',
    'contacts phone',
    'cases',
    'messages',
    'drafts',
    'photos',
    'persons',
    'audit',
  ]);
});

test('what a form says is what was read, unless somebody changes it', () => {
  expect(rulesOf(linesOf(privacy))).toEqual(privacy.rules);
});

test('a length that is not usual is offered where it holds', () => {
  const [, chat] = linesOf(privacy);
  expect(lengthsFor(chat!)).toEqual([3, 6, 7, 12, 18, 24, 36, 60, 120]);
});
