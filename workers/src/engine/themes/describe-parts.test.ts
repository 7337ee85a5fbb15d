import { expect, test } from 'vitest';
import { noNames } from '../labels/names.ts';
import { aidFor } from '../situations/aid.ts';
import type { Lexicon } from '../situations/lexicon.ts';
import { readCorpus } from '../words/corpus.ts';
import { describeParts } from './describe-parts.ts';

const ENGLISH = ['the bill is late', 'a late bill', 'my bill is late again'];
const SPANISH = ['la factura llega tarde', 'factura tarde', 'otra vez tarde la factura'];

const describe = (
  texts: readonly (readonly [string, string])[],
  members: readonly number[][],
  lexicon?: Lexicon,
) => {
  const comments = texts.map(([language, text], i) => ({ id: `c${i}`, text, language }));
  const aid = aidFor(comments, lexicon, '');
  const read = comments.map(({ text }) => text);
  const corpus = readCorpus(read, aid.concepts, aid.situations);
  return describeParts({ comments, names: noNames, corpus, aid, members });
};
const inLanguage = (language: string, texts: readonly string[]) =>
  texts.map((text) => [language, text] as const);

test('where as many are in two languages a part is named in that of the theme', () => {
  const mixed = [...inLanguage('en', ENGLISH), ...inLanguage('es', SPANISH)];
  const more = inLanguage('es', ['no hay agua', 'sin agua caliente']);
  const [bills] = describe(
    [...mixed, ...more],
    [
      [0, 1, 2, 3, 4, 5],
      [6, 7],
    ],
  );
  expect(bills!.label).toMatch(/factura/i);
  expect(bills!.terms.join(' ')).not.toMatch(/bill|late/);
});

const WATER = ['no hay agua', 'sin agua caliente', 'agua fría', 'otra vez sin agua', 'falta agua'];
const MORE_ENGLISH = ['late bills', 'why is the bill late', 'bills are late', 'late bill, again'];

/** A theme mostly in Spanish: one part on water, and one on bills in both languages. */
const ofTwo = (spanish: readonly string[], english: readonly string[]) =>
  describe(
    [...inLanguage('es', [...WATER, ...WATER, ...spanish]), ...inLanguage('en', english)],
    [
      [...WATER, ...WATER].map((_, i) => i),
      [...spanish, ...english].map((_, i) => 2 * WATER.length + i),
    ],
  );

test('a part is named in the language of the theme where it says enough in it', () => {
  const [water, bills] = ofTwo(SPANISH, [...ENGLISH, ...MORE_ENGLISH.slice(0, 3)]);
  expect(water!.label).toMatch(/agua/i);
  expect(bills!.label).toMatch(/factura/i);
});

test('a part that is mostly in another language than the theme is named in that', () => {
  const [water, bills] = ofTwo(SPANISH, [...ENGLISH, ...MORE_ENGLISH]);
  expect(water!.label).toMatch(/agua/i);
  expect(bills!.label).toMatch(/bill/i);
});

test('two comments are not enough to name a part in the language of the theme', () => {
  const [, bills] = ofTwo(SPANISH.slice(1), ENGLISH);
  expect(bills!.label).toMatch(/bill/i);
  expect(bills!.terms.join(' ')).not.toMatch(/factura|tarde/);
});

const LEXICON = {
  concepts: [
    `bus | en: bus | es: autobús
late | en: late | es: tarde
soup | en: soup | es: sopa
cold | en: cold | es: fría`,
  ],
  examples: [
    `== late-bus
en the bus comes late
es el autobús llega tarde
== cold-soup
en the soup was cold
es la sopa estaba fría`,
  ],
};

test('a part is named by what tells what it is about, rather than what stands beside it', () => {
  const buses = ['the bus is late since spring', 'since spring a bus is late', 'late since spring'];
  const texts = [
    ...inLanguage('en', [...buses, 'spring again', 'in spring', 'cold soup', 'the soup was cold']),
    ...inLanguage('es', ['el autobús llega tarde', 'sopa fría', 'la sopa estaba fría']),
  ];
  const [ofBuses] = describe(
    texts,
    [
      [0, 1, 2, 3, 4, 7],
      [5, 6, 8, 9],
    ],
    LEXICON,
  );
  expect(ofBuses!.label).toMatch(/late/i);
  expect(ofBuses!.label).not.toMatch(/spring/i);
});

test('a part that no words name has its number', () => {
  const [bills, others] = describe(
    inLanguage('en', [...ENGLISH, 'basalt columns', 'lemon sorbet']),
    [
      [0, 1, 2],
      [3, 4],
    ],
  );
  expect(bills!.label).toMatch(/bill/i);
  expect(others).toEqual({ label: '#2', terms: [] });
});
