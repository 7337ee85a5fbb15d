import { expect, test } from 'vitest';
import { blankWords, bodyOf, draftOf } from './solution-draft.ts';

test('a new article begins in the language of whoever writes it', () => {
  expect(Object.keys(draftOf(null, 'bs').texts)).toEqual(['bs']);
});

test('a language in which nothing was written is not sent', () => {
  const draft = draftOf(null, 'es');
  draft.texts.es!.title = 'Reenviar la factura';
  draft.texts.bs = { ...blankWords(), fits: '  ' };
  expect(Object.keys(bodyOf(draft).texts)).toEqual(['es']);
  expect(bodyOf(draft).reviewDays).toBe(180);
});
