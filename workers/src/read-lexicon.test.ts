import { expect, test } from 'vitest';
import { conceptsOf } from './engine/concepts.ts';
import { LEXICON_LANGUAGES } from './engine/inflection.ts';
import { readLexiconLines } from './engine/lexicon-lines.ts';
import { readLexicon } from './read-lexicon.ts';

const lines = readLexicon().flatMap(readLexiconLines);

test('both files can be read and hold at least 1,200 concepts', () => {
  expect(lines.length).toBeGreaterThanOrEqual(1_200);
});

test('every line is a concept with a name of its own', () => {
  const ids = lines.map(({ id }) => id);
  expect(ids).not.toContain(null);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('the words of sectors stand under the headings of their sectors', () => {
  const sectors = readLexiconLines(readLexicon()[1]!);
  expect(sectors.filter(({ kind }) => kind === null)).toEqual([]);
  expect(new Set(sectors.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
});

test('every concept has words in every language, and in no other', () => {
  const lacking = lines.filter(
    ({ words }) => !LEXICON_LANGUAGES.every((code) => words.some((w) => w.language === code)),
  );
  expect(lacking.map(({ id }) => id)).toEqual([]);
  const codes = new Set(lines.flatMap(({ words }) => words.map(({ language }) => language)));
  expect([...codes].sort()).toEqual([...LEXICON_LANGUAGES].sort());
});

test('everyday words are found, whatever the form, script or language', () => {
  const concepts = conceptsOf(readLexicon());
  const nameOf = (word: string) => concepts.find([word]).map((f) => concepts.nameOf(f.concept));
  for (const word of ['invoices', 'facturas', 'racunima'])
    expect(nameOf(word)).toEqual(['invoice']);
});

test('synonyms follow the lexicon, and win', () => {
  const concepts = conceptsOf([...readLexicon(), 'invoice, zettel\nfactura, boleta']);
  const [own] = concepts.find(['zettel']);
  expect(concepts.nameOf(own!.concept)).toBe('invoice');
  expect(concepts.find(['boleta'])[0]!.concept).toBe(own!.concept);
});
