import { expect, test } from 'vitest';
import { Concepts } from '../concepts/concepts.ts';
import { bankMarks } from './bank-marks.ts';
import { bankTsquery, readBankQuery } from './bank-query.ts';
import { bankVector } from './bank-vector.ts';

const concepts = new Concepts([
  `invoice | en: invoice, bill | es: factura | bs: račun
not-working | en: does not work | es: no funciona | bs: ne radi`,
]);

/** What of a text is marked. */
const marked = (query: string, text: string, known: Concepts | null = concepts) =>
  bankMarks(readBankQuery(query, known), text).map(([from, to]) => text.slice(from, to));

test('a text has its folded words by place, in both spellings, and no placeholder of a detail', () => {
  // "Ђ" → dj; [email] is no word and takes no place.
  expect(bankVector('Рачун ђака! [email] Račun 77')).toBe("'§' '§racun':1,3 '§djaka':2 '§77':4");
  expect(bankVector('lijepo')).toBe("'§' '§lijepo':1 '§lepo':1");
  expect(bankVector('')).toBe("'§'");
});

test('a word is asked for in every language, in its forms', () => {
  expect(marked('factura', 'Las FACTURAS y računi, рачуном; my invoices')).toEqual([
    'FACTURAS',
    'računi',
    'рачуном',
    'invoices',
  ]);
  expect(readBankQuery('factura', concepts)[0]!.also).toEqual([
    { language: 'en', word: 'invoice' },
    { language: 'en', word: 'bill' },
    { language: 'bs', word: 'račun' },
  ]);
});

test('without concepts a word finds its own forms alone', () => {
  expect(marked('factura', 'Las facturas y računi', null)).toEqual(['facturas']);
  expect(marked('reklamacije', 'Reklamacija, reklamaciji', null)).toEqual([
    'Reklamacija',
    'reklamaciji',
  ]);
});

test('a phrase is as written, and so is a number', () => {
  expect(marked('"late again"', 'It is late again, later again')).toEqual(['late again']);
  expect(marked('4711', 'Order 4711, not 4712')).toEqual(['4711']);
});

test('what names a thing in several words is one thing', () => {
  expect(marked('no funciona', 'Moj ruter ne radi')).toEqual(['ne radi']);
});

test('a query is written for the database: all terms, any way, and none of what is to be missing', () => {
  expect(bankTsquery(readBankQuery('zzz -qqq "a b"', null))).toBe(
    "(('§zzz':*)) & !(('§qqq':*)) & (('§a' <-> '§b'))",
  );
  expect(bankTsquery(readBankQuery('-qqq', null))).toBe("'§' & !(('§qqq':*))");
  expect(bankTsquery(readBankQuery(`!&|'(:*)\\ "`, null))).toBe("'§'");
});

test('small words ask for nothing beside others', () => {
  expect(readBankQuery('the invoice', concepts)).toHaveLength(1);
  expect(readBankQuery('the', concepts)).toHaveLength(1);
});

test('what must be missing is never marked', () => {
  expect(marked('factura -late', 'late invoice')).toEqual(['invoice']);
});
