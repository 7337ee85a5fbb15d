import { expect, test } from 'vitest';
import { aidFor } from './aid.ts';
import type { Lexicon } from './lexicon.ts';

const LEXICON: Lexicon = {
  concepts: [
    `parcel | en: parcel, package | es: paquete | bs: paket
rude | en: rude, nasty | es: grosero | bs: osoran`,
  ],
  examples: [
    `== late-parcel
en my parcel never came
en nothing was delivered until today
es el paquete nunca llegó
bs paket nije stigao
== rude-staff
en a nasty man behind the desk
en they treat people badly
es un trato grosero
bs osorno osoblje`,
  ],
};
const comments = (texts: readonly string[], language = 'en') =>
  texts.map((text, i) => ({ id: `${language}${i}`, text, language }));
const STRANGERS = [
  'nasty desk',
  'my package never came',
  'they treat badly',
  'until today nothing',
  'delivered was nothing',
  'people behind',
];
const aid = (texts: readonly string[], lexicon: Lexicon | undefined = LEXICON, synonyms = '') =>
  aidFor(comments(texts), lexicon, synonyms);

test('comments that share hardly a word are read by what they tell', () => {
  const found = aid(['nasty desk', 'package never came', 'treat badly', 'nothing until today']);
  expect(found.strength).toBe(1);
  expect(found.situations).not.toBeNull();
  expect(found.concepts).not.toBeNull();
  expect(found.languageOf).toBeNull();
});

test('comments that share their words are read by these alone', () => {
  const found = aid([...STRANGERS, ...STRANGERS]);
  expect(found).toMatchObject({ concepts: null, situations: null, strength: 0, languageOf: null });
});

test('what no situation tells is read by its words, however strange they are to each other', () => {
  expect(aid(['basalt columns', 'choir practice', 'lemon sorbet', 'tidal rivers']).strength).toBe(
    0,
  );
});

test('several languages are read by what they tell', () => {
  const both = [...comments(STRANGERS), ...comments(['un trato grosero', 'el paquete'], 'es')];
  const found = aidFor(both, LEXICON, '');
  expect(found.strength).toBe(1);
  expect(found.languageOf).toHaveLength(both.length);
});

test('what an organisation names by its own words counts as words do', () => {
  const texts = ['nasty desk', 'package never came', 'treat badly', 'nothing until today'];
  expect(Array.from(aid(texts, LEXICON, 'package, crate\nnimbus, cloud').own)).toEqual([
    '#parcel',
    '#own-2',
  ]);
  expect(aidFor([], LEXICON, '').strength).toBe(0);
});

test('without a lexicon only the synonyms of an organisation are read', () => {
  const texts = ['nasty desk', 'package never came'];
  expect(aidFor(comments(texts), undefined, '').concepts).toBeNull();
  const found = aidFor(comments(texts), undefined, 'desk, counter');
  expect(found.concepts?.texts).toEqual(['desk, counter']);
  expect(found.strength).toBe(0);
});
