import { expect, test } from 'vitest';
import { localeFromTag } from './locale-tags.ts';
import { locales } from './values.ts';

test.each(locales)('%s is itself', (locale) => {
  expect(localeFromTag(locale)).toBe(locale);
});

test.each([
  ['en-US', 'en'],
  ['es-419', 'es'],
  ['bs-Latn-BA', 'bs'],
  ['bs-Cyrl', 'bs'],
  ['hr-HR', 'hr'],
  ['sr', 'sr-Cyrl'],
  ['sr-RS', 'sr-Cyrl'],
  ['sr-Cyrl-ME', 'sr-Cyrl'],
  ['sr-Latn-RS', 'sr-Latn'],
  ['SR-LATN', 'sr-Latn'],
  ['sr-ME', 'sr-Latn'],
  ['cnr', 'sr-Latn'],
  ['cnr-Cyrl', 'sr-Cyrl'],
  ['sh', 'sr-Latn'],
])('%s is read in %s', (tag, locale) => {
  expect(localeFromTag(tag)).toBe(locale);
});

test.each(['', '*', 'fr', 'e', 'bss'])('%j is none of ours', (tag) => {
  expect(localeFromTag(tag)).toBeUndefined();
});
