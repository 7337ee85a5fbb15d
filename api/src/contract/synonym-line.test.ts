import { expect, test } from 'vitest';
import {
  longestSynonym,
  longestSynonymLine,
  mostSynonymWords,
  readSynonymLine,
  synonymLinesOf,
  tidySynonymLine,
  writeSynonymLine,
} from './synonym-line.ts';

const texts = (line: string) => {
  const group = readSynonymLine(line);
  return typeof group === 'string' ? group : group.words.map(({ text }) => text);
};

test('a plain line is a group without a name', () => {
  expect(readSynonymLine(' invoice,  bill , factura electrónica')).toEqual({
    id: null,
    words: [
      { text: 'invoice', language: null },
      { text: 'bill', language: null },
      { text: 'factura electrónica', language: null },
    ],
  });
});

test('a line of a lexicon carries its name and the languages', () => {
  const line = 'invoice | en: invoice, bill | es: factura | bs: račun, faktura';
  const group = readSynonymLine(line);
  expect(group).toMatchObject({ id: 'invoice' });
  expect(typeof group !== 'string' && group.words[3]).toEqual({ text: 'račun', language: 'bs' });
  expect(typeof group !== 'string' && writeSynonymLine(group)).toBe(line);
});

test('tidying twice is tidying once, and loses no word', () => {
  for (const line of ['a1,b1', 'box |  sr-Cyrl:кутија,en: box|crate', 'Wi-Fi, WLAN , wi-fi']) {
    const tidy = tidySynonymLine(line);
    expect(tidySynonymLine(tidy)).toBe(tidy);
    expect(texts(tidy)).toEqual(texts(line));
  }
});

test('one word in any case is one word, and one word is no group', () => {
  expect(texts('Bill, bill, račun')).toEqual(['Bill', 'račun']);
  expect(readSynonymLine('bill, Bill,')).toBe('synonym_few');
  expect(readSynonymLine('')).toBe('synonym_few');
});

test('each limit holds one further than it lets through', () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(', ');
  expect(texts(words(mostSynonymWords))).toHaveLength(mostSynonymWords);
  expect(readSynonymLine(words(mostSynonymWords + 1))).toBe('synonym_many');
  expect(texts(`a, ${'b'.repeat(longestSynonym)}`)).toHaveLength(2);
  expect(readSynonymLine(`a, ${'b'.repeat(longestSynonym + 1)}`)).toBe('synonym_long');
});

test('the longest line that can be kept fits', () => {
  const long = Array.from({ length: mostSynonymWords }, (_, i) => `${'w'.repeat(57)}${100 + i}`);
  const parts = long.map((word, i) => `${String.fromCharCode(97 + i)}a-Latn: ${word}`);
  const line = tidySynonymLine([`${'n'.repeat(longestSynonym)}`, ...parts].join('|'));
  expect(line.length).toBeLessThanOrEqual(longestSynonymLine);
  expect(texts(line)).toEqual(long);
});

test.each([
  ['Big Name | en: a, b', 'synonym_id'],
  ['invoice | English: a, b', 'synonym_language'],
  ['en: invoice, bill', 'synonym_form'],
  ['!!, ??', 'synonym_form'],
  ['a\u0000b, c', 'synonym_form'],
])('%j is refused', (line, fault) => {
  expect(readSynonymLine(line)).toBe(fault);
});

test('of a text the empty lines and the comments are left out', () => {
  const text = '\ufeff# ours\r\n\r\nbill, invoice # money\n  parcel,\tpackage\n';
  expect(synonymLinesOf(text)).toEqual(['bill, invoice', 'parcel, package']);
});
