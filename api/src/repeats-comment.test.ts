import { expect, test } from 'vitest';
import { repeatsComment } from './repeats-comment.ts';

const comment = 'I waited FORTY minutes on the phone, and then the line went dead again.';

test('seven words in a row of a comment are its own words', () => {
  const card = 'Some of you told us: “I waited forty minutes on the phone and gave up”.';
  expect(repeatsComment(card, [comment])).toBe(true);
});

test('six words in a row are a way to say it', () => {
  expect(repeatsComment('Nobody waits forty minutes on the phone any longer.', [comment])).toBe(
    false,
  );
});

test('a paraphrase is one, and nothing repeats nothing', () => {
  expect(repeatsComment('You waited too long on the telephone.', [comment])).toBe(false);
  expect(repeatsComment('', [comment, ''])).toBe(false);
});
