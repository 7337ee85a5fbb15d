import { expect, test } from 'vitest';
import { Concepts } from './concepts.ts';
import { expandQuery, matchesQuery } from './expand-query.ts';

const concepts = new Concepts([
  `invoice | en: invoice, bill | es: factura | bs: račun
late | en: late | es: tarde | bs: kasniti, kasno
not-working | en: does not work | es: no funciona | bs: ne radi`,
]);

const COMMENTS = [
  'My invoices are wrong',
  'Las facturas llegan tarde',
  'Računi opet kasne',
  'Рачун није стигао',
  'The parcel is late',
  'Moj ruter ne radi već danima',
];

const found = (query: string) => {
  const asked = expandQuery(query, concepts);
  return COMMENTS.filter((text) => matchesQuery(asked, text)).map((text) => text.split(' ')[0]);
};

test('a word finds what is said in every language and script, in any form', () => {
  for (const query of ['factura', 'bills', 'račun', 'рачуни']) {
    expect(found(query), query).toEqual(['My', 'Las', 'Računi', 'Рачун']);
  }
});

test('all that is asked for must be said', () => {
  expect(found('late invoice')).toEqual(['Las', 'Računi']);
  expect(found('my router')).toEqual([]);
  expect(found('ruter')).toEqual(['Moj']);
});

test('a phrase is one thing', () => {
  expect(found('it does not work')).toEqual(['Moj']);
  expect(expandQuery('no funciona', concepts)).toEqual([
    ['no funciona', 'does not work', 'no funcion', 'ne radi'],
  ]);
});

test('a query of small words asks for these, and nothing asks for nothing', () => {
  expect(expandQuery('the', concepts)).toEqual([['the']]);
  expect(expandQuery('', concepts)).toEqual([]);
});
