import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales, type Locale } from '@vocero/api/contract/values';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { byKey } from './by-key.ts';
import { messageArguments } from './message-arguments.ts';
import { intlLocale } from './locales.ts';
import { keysUsed } from './message-uses.ts';

const source = join(import.meta.dirname, '..');
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

const messages = Object.fromEntries(
  locales.map((locale) => {
    const files = filesUnder(join(source, 'messages', locale));
    return [locale, byKey(Object.fromEntries(files.map((file) => [file, readJson(file)])))];
  }),
);

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

test.each(locales)('%s has exactly the keys of English', (locale) => {
  expect([...messages[locale]!.keys()].sort()).toEqual([...messages['en']!.keys()].sort());
});

test.each(locales)(
  'every message in %s can be read and takes what the English one takes',
  (locale) => {
    for (const [key, text] of messages[locale]!) {
      const english = messages['en']!.get(key) ?? '';
      expect(messageArguments(text), `${locale} ${key}`).toEqual(messageArguments(english));
    }
  },
);

const countsByThree: readonly string[] = ['bs', 'hr', 'sr-Latn', 'sr-Cyrl'];

test('no message is empty, and plurals have all the forms of their language', () => {
  for (const locale of locales) {
    for (const [key, text] of messages[locale]!) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('');
      const plurals = text.split(', plural,').slice(1);
      const forms = countsByThree.includes(locale)
        ? ['one {', 'few {', 'other {']
        : ['one {', 'other {'];
      for (const plural of plurals) {
        for (const form of forms) expect(plural, `${locale} ${key}`).toContain(form);
      }
    }
  }
});

test('every key is used somewhere, and every key that is used exists', () => {
  const code = filesUnder(source)
    .filter((file) => /\.(svelte|ts)$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8'));
  const features = new Set([...messages['en']!.keys()].map((key) => key.split('.')[0]!));
  const { keys, prefixes } = keysUsed(code.join('\n'), features);

  const unused = [...messages['en']!.keys()].filter(
    (key) => !keys.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
  expect([...keys].filter((key) => !messages['en']!.has(key))).toEqual([]);
});

type Slavic = Extract<Locale, 'bs' | 'hr' | 'sr-Latn' | 'sr-Cyrl'>;
const counted = [1, 2, 5, 21, 22, 25];
const said = (locale: Locale, key: string) =>
  counted.map((n) =>
    String(new IntlMessageFormat(messages[locale]!.get(key)!, intlLocale(locale)).format({ n })),
  );

const comments: Record<Slavic, [one: string, few: string, many: string]> = {
  bs: ['komentar', 'komentara', 'komentara'],
  hr: ['komentar', 'komentara', 'komentara'],
  'sr-Latn': ['komentar', 'komentara', 'komentara'],
  'sr-Cyrl': ['коментар', 'коментара', 'коментара'],
};
const hours: Record<Slavic, [before: string, one: string, few: string, many: string]> = {
  bs: ['prije', 'sat', 'sata', 'sati'],
  hr: ['prije', 'sat', 'sata', 'sati'],
  'sr-Latn': ['pre', 'sat', 'sata', 'sati'],
  'sr-Cyrl': ['пре', 'сат', 'сата', 'сати'],
};

test.each(Object.keys(comments) as Slavic[])('%s counts one, few and many', (locale) => {
  const [one, few, many] = comments[locale];
  const forms = [one, few, many, one, few, many];
  expect(said(locale, 'ui.comments')).toEqual(counted.map((n, i) => `${n} ${forms[i]}`));
  const [before, hour, ofHours, manyHours] = hours[locale];
  const hourForms = [hour, ofHours, manyHours, hour, ofHours, manyHours];
  expect(said(locale, 'ui.ago_hours')).toEqual(
    counted.map((n, i) => `${before} ${n} ${hourForms[i]}`),
  );
});
