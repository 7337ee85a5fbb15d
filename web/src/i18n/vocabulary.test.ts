import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { locales, type Locale } from '@vocero/api/contract/values';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { otherLanguages, spanishTu } from './vocabulary.ts';

const root = join(import.meta.dirname, '../../..');
const pages = 'web/src/public/messages';
const folders = ['api/src/messages', 'workers/src/messages', pages];

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** What people read of a message: no names of arguments, and no keys of choices. */
const literals = (ast: Ast): string[] =>
  ast.flatMap((part) => {
    if ('options' in part)
      return Object.values(part.options).flatMap(({ value }) => literals(value));
    return Number(part.type) === 0 && 'value' in part ? [String(part.value)] : [];
  });

const read = (path: string) =>
  Object.entries(JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>).map(
    ([key, text]) => ({
      where: `${basename(path)} ${key}`,
      text: literals(
        new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst(),
      ).join(' · '),
    }),
  );

const textsOf = (locale: Locale) => [
  ...readdirSync(join(root, 'web/src/messages', locale)).flatMap((name) =>
    read(join('web/src/messages', locale, name)),
  ),
  ...folders.flatMap((folder) => read(join(folder, `${locale}.json`))),
];

/** `tačn-` is every word that begins so; without the hyphen it is the word itself. */
const words = (list: readonly string[]) => {
  const parts = list.map((word) => (word.endsWith('-') ? `${word.slice(0, -1)}\\p{L}*` : word));
  return new RegExp(`(?<![\\p{L}\\d])(?:${parts.join('|')})(?![\\p{L}\\d])`, 'iu');
};

const found = (texts: { where: string; text: string }[], wrong: RegExp) =>
  texts.flatMap(({ where, text }) => {
    const word = wrong.exec(text)?.[0];
    return word === undefined ? [] : [`${where}: ${word}`];
  });

test.each(['bs', 'hr', 'sr-Latn'] as const)('%s has no words of its neighbours', (locale) => {
  expect(found(textsOf(locale), words(otherLanguages[locale]))).toEqual([]);
});

test('public pages say usted', () => {
  expect(found(read(`${pages}/es.json`), words(spanishTu))).toEqual([]);
});

/** What Serbian in Cyrillic writes in Latin script; a new abbreviation needs no mention. */
const keptLatin = [
  'Vocer-',
  ...[
    'Ctrl',
    'Enter',
    'Alt',
    'Esc',
    'Shift',
    'Tab',
    'F2',
    'txt',
    'vtt',
    'srt',
    'ics',
    'env',
    'http',
    'https',
    'JavaScript',
    'Markdown',
  ],
  ...['Authorization', 'Bearer', 'Idempotency-Key', 'UTF-8', 'WebP', 'Byar', 'Wilson'],
  ...['decoder', 'decodificador', 'invoice', 'survey', 'phone', 'Europe', 'application'],
  ...['complaint', 'praise', 'question', 'idea', 'avoidable', 'repeat', 'simple', 'valued'],
];
const latin = /(?<![\p{L}\d_./@`-])[\p{Script=Latin}][\p{L}\d_./@-]*/gu;

test('Serbian in Cyrillic has Latin letters only in names, abbreviations and code', () => {
  const kept = words(keptLatin);
  const isKept = (word: string) =>
    kept.test(word) ||
    /^[A-Z]{2,}[A-Z\d_]*(?:-\p{Script=Cyrillic}+)?$/u.test(word) ||
    /[_/@.]\w|^[bcdfghlmnpqrtvwxyz]$/i.test(word);
  const wrong = textsOf('sr-Cyrl').flatMap(({ where, text }) =>
    [
      ...text
        .replaceAll(/set-top box|Standard Webhooks|`[^`]*`|webhook-[a-z]+|\S+:\/\/\S*/g, '')
        .matchAll(latin),
    ]
      .map(([word]) => word.replace(/[.-]+$/, ''))
      .filter((word) => !isKept(word))
      .map((word) => `${where}: ${word}`),
  );
  expect(wrong).toEqual([]);
});

test.each(locales.filter((locale) => locale !== 'sr-Cyrl'))(
  '%s has no Cyrillic letters',
  (locale) => {
    expect(found(textsOf(locale), /\p{Script=Cyrillic}+/u)).toEqual([]);
  },
);
