import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@vocero/api/contract/values';
import { expect, test } from 'vitest';
import { messageArguments } from '../i18n/message-arguments.ts';
import en from './messages/en.json';
import { publicText } from './public-text.ts';

const folder = join(import.meta.dirname, 'messages');
const textsOf = (locale: string) =>
  JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Record<string, string>;

test.each(locales)('%s has exactly the texts of English', (locale) => {
  expect(Object.keys(textsOf(locale))).toEqual(Object.keys(en));
});

const znak = ['Preostao 1 znak', 'Preostala 2 znaka', 'Preostalo 5 znakova'];
const later = ['Preostao 21 znak', 'Preostala 22 znaka', 'Preostalo 25 znakova'];

test.each(['bs', 'hr', 'sr-Latn'] as const)('%s counts one, few and many', (locale) => {
  const t = publicText(locale);
  const left = (n: number) => t('characters_left', { n });
  expect([1, 2, 5, 21, 22, 25].map(left)).toEqual([...znak, ...later]);
});

test('Serbian in Cyrillic counts one, few and many', () => {
  const t = publicText('sr-Cyrl');
  const left = (n: number) => t('characters_left', { n });
  expect([1, 2, 5, 21].map(left)).toEqual([
    'Преостао 1 знак',
    'Преостала 2 знака',
    'Преостало 5 знакова',
    'Преостао 21 знак',
  ]);
});

test.each(locales)('%s has no message that cannot be read', (locale) => {
  const t = publicText(locale);
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    const params = messageArguments(en[key]).map((name) => [name.split(' ')[0]!, 2] as const);
    expect(t(key, Object.fromEntries(params))).not.toBe('');
  }
});
