import { expect, test } from 'vitest';
import { signsOf } from './concept-signs.ts';
import { Concepts } from './concepts.ts';
import { tokenize } from '../words/tokens.ts';

const LEXICON = `# Words for tests.

## Money
invoice | en: invoice, bill | es: factura, recibo | bs: račun, faktura
pay | en: pay, paid, payment | es: pagar, pago | bs: platiti, plaćati, plaća
## Time
wait | en: wait | es: esperar | bs: čekati
hope | en: hope | es: esperanza | bs: nada, nadati se
slow | en: slow | es: lento | bs: spor
cold | en: cold | es: frío | bs: hladan
not-working | en: does not work, out of order | es: no funciona | bs: ne radi
work | en: work | es: funcionar | bs: raditi
keep-word | en: keep their word | es: cumplir la palabra | bs: održati riječ
river | en: river | es: río | bs: rijeka
slow-invoice | en: lazy bill | es: factura perezosa | bs: lijen račun`;

const concepts = new Concepts([LEXICON]);

const namesIn = (text: string, lexicon = concepts) =>
  lexicon.find(tokenize(text).map(({ word }) => word)).map((f) => lexicon.nameOf(f.concept));

test('one thing in three languages and two scripts is one concept', () => {
  for (const text of [
    'My bills?',
    'las facturas',
    'nekoliko računa',
    'faktura',
    'рачуни',
    'racunom',
  ]) {
    expect(namesIn(text)).toEqual(['invoice']);
  }
});

test('words are known by their regular forms', () => {
  expect(namesIn('I waited and she was waiting')).toEqual(['wait', 'wait']);
  expect(namesIn('estamos esperando y ellos esperaron')).toEqual(['wait', 'wait']);
  expect(namesIn('pagué lo que ellos pagan')).toEqual(['pay', 'pay']);
  expect(namesIn('čekam, čekali smo, a čekanje traje')).toEqual(['wait', 'wait', 'wait']);
  expect(namesIn('hladna je i hladnog više')).toEqual(['cold', 'cold']);
});

test('a word as written is surer than one that shares its stem', () => {
  expect(namesIn('la esperanza')).toEqual(['hope']);
  expect(namesIn('hay que esperar')).toEqual(['wait']);
});

test('a form of a verb is not taken for a noun with the same letters', () => {
  expect(namesIn('rekao sam to')).toEqual([]);
  expect(namesIn('kraj rijeke, kod reke')).toEqual(['river', 'river']);
});

test('the longest phrase comes first, in any form, with small words between', () => {
  expect(namesIn('it does not work')).toEqual(['not-working']);
  expect(namesIn('nothing works')).toEqual(['work']);
  expect(namesIn('uopšte ne rade')).toEqual(['not-working']);
  expect(namesIn('no me funciona')).toEqual(['not-working']);
  expect(namesIn('they kept nothing, but keep your word')).toEqual(['keep-word']);
});

test('a word means what it means in the language of the comment', () => {
  expect(namesIn('nema više nada za mene')).toEqual(['hope']);
  expect(namesIn('no me dijeron nada de la factura')).toEqual(['invoice']);
});

test('concepts bring the signs of what their name is made of, and of their kind once', () => {
  const { signs } = concepts;
  const found = concepts.find(['lazy', 'bill', 'slow']).map(({ concept }) => concept);
  expect(signsOf(signs, found).map((sign) => signs.words[sign])).toEqual([
    '#slow-invoice',
    '#slow',
    '#invoice',
    '#slow',
    '##time',
  ]);
});

test('an organisation adds words to concepts and groups of its own', () => {
  const own = new Concepts([LEXICON, 'factura, planilla, boleta\nzorg, blip\nwait | es: aguardar']);
  expect(namesIn('la factura que aguardan', own)).toEqual(['invoice', 'wait']);
  expect(namesIn('la planilla', own)).toEqual(['invoice']);
  const [one] = own.find(['zorg']);
  expect(own.find(['blips'])[0]!.concept).toBe(one!.concept);
});

test('lines that cannot be read are named', () => {
  expect(() => new Concepts(['# fine\nBad Id | en: a'])).toThrow(/line 2: “Bad Id”/);
  expect(() => new Concepts(['a-b | en: '])).toThrow(/line 1: “en:” has no words/);
  expect(() => new Concepts(['a | en: b\na | en: c'])).toThrow(/“a” stands twice/);
});
