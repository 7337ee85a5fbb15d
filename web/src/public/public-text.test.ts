import { locales } from '@vocero/api/contract/values';
import { expect, test } from 'vitest';
import bs from './messages/bs.json';
import en from './messages/en.json';
import es from './messages/es.json';
import { publicText } from './public-text.ts';

test('every language has every text', () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  expect(Object.keys(bs)).toEqual(Object.keys(en));
});

test('Bosnian counts one, few and other', () => {
  const t = publicText('bs');
  const left = (n: number) => t('characters_left', { n });
  expect([1, 2, 5, 21, 22, 25].map(left)).toEqual([
    'Preostao 1 znak',
    'Preostala 2 znaka',
    'Preostalo 5 znakova',
    'Preostao 21 znak',
    'Preostala 22 znaka',
    'Preostalo 25 znakova',
  ]);
});

test.each(locales)('%s has no message that cannot be read', (locale) => {
  const t = publicText(locale);
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(
      t(key, { n: 2, name: 'N', organization: 'O', date: 'D', goal: '1', driver: 'visits' }),
    ).not.toBe('');
  }
});
