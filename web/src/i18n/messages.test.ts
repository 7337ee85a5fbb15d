import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '@vocero/api/contract/values';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { byKey } from './by-key.ts';
import { messageArguments } from './message-arguments.ts';
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

test('no message is empty, and Bosnian plurals have all their three forms', () => {
  for (const locale of locales) {
    for (const [key, text] of messages[locale]!) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('');
      const plurals = text.split(', plural,').slice(1);
      const forms = locale === 'bs' ? ['one {', 'few {', 'other {'] : ['one {', 'other {'];
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

test.each([
  [1, '1 komentar'],
  [2, '2 komentara'],
  [5, '5 komentara'],
  [21, '21 komentar'],
  [22, '22 komentara'],
  [25, '25 komentara'],
])('Bosnian counts %i as "%s", also by the rules browsers have', (n, words) => {
  const text = messages['bs']!.get('ui.comments')!;
  for (const rules of ['bs', 'sr-Latn']) {
    expect(new IntlMessageFormat(text, rules).format({ n })).toBe(words);
  }
});

test.each([
  [1, 'prije 1 sat'],
  [2, 'prije 2 sata'],
  [5, 'prije 5 sati'],
  [21, 'prije 21 sat'],
  [22, 'prije 22 sata'],
  [25, 'prije 25 sati'],
])('Bosnian tells %i hours as "%s"', (n, words) => {
  const text = messages['bs']!.get('ui.ago_hours')!;
  expect(new IntlMessageFormat(text, 'sr-Latn').format({ n })).toBe(words);
});
