import { expect, test } from 'vitest';
import { conceptsOf } from './engine/concepts/concepts.ts';
import { LEXICON_LANGUAGES } from './engine/concepts/inflection.ts';
import { readLexiconLines } from './engine/concepts/lexicon-lines.ts';
import { readExamples } from './engine/situations/example-lines.ts';
import { learnSituations } from './engine/situations/learn-situations.ts';
import { decodeSituations } from './engine/situations/situation-bytes.ts';
import { CommentWords } from './engine/words/comment-words.ts';
import { readLexicon } from './read-lexicon.ts';

const lexicon = readLexicon();
const lines = lexicon.concepts.flatMap(readLexiconLines);
const concepts = conceptsOf(lexicon.concepts);

test('both files can be read and hold at least 1,200 concepts', () => {
  expect(lines.length).toBeGreaterThanOrEqual(1_200);
});

test('every line is a concept with a name of its own', () => {
  const ids = lines.map(({ id }) => id);
  expect(ids).not.toContain(null);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('the words of sectors stand under the headings of their sectors', () => {
  const sectors = readLexiconLines(lexicon.concepts[1]!);
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
  const nameOf = (word: string) => concepts.find([word]).map((f) => concepts.nameOf(f.concept));
  for (const word of ['invoices', 'facturas', 'racunima'])
    expect(nameOf(word)).toEqual(['invoice']);
});

test('synonyms follow the lexicon, and win', () => {
  const both = conceptsOf([...lexicon.concepts, 'invoice, zettel\nfactura, boleta']);
  const [own] = both.find(['zettel']);
  expect(both.nameOf(own!.concept)).toBe('invoice');
  expect(both.find(['boleta'])[0]!.concept).toBe(own!.concept);
});

const examples = lexicon.examples.flatMap(readExamples);
const situations = learnSituations(lexicon.examples, concepts);

test('what was learned before is what would be learned now', () => {
  const kept = lexicon.learned ? decodeSituations(lexicon.learned) : situations;
  expect(kept.table.terms).toEqual(situations.table.terms);
  expect(kept.table.counts).toEqual(situations.table.counts);
});

test('there are at least 700 situations, each told in every language', () => {
  const byId = new Map<string, Set<string>>();
  for (const { id, language } of examples) {
    byId.set(id, (byId.get(id) ?? new Set()).add(language));
  }
  expect(byId.size).toBeGreaterThanOrEqual(700);
  expect(Array.from(byId).filter(([, codes]) => codes.size < 3)).toEqual([]);
});

test('no example stands twice in a situation', () => {
  const told = examples.map(({ id, text }) => `${id} ${text.toLowerCase()}`);
  expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([]);
});

test('examples name nobody and no number to call', () => {
  expect(examples.filter(({ text }) => /@|\d{5}/.test(text))).toEqual([]);
});

const words = new CommentWords(concepts, situations);
const toldBy = (text: string) =>
  situations.tell(words.termsOf(text)).map(({ situation }) => situations.table.ids[situation]!);

test.each([
  ['technician|no-show', 'Sat at home the whole day, the plumber never turned up'],
  ['technician|no-show', 'Me quedé esperando en casa y el técnico no vino'],
  ['technician|no-show', 'Uzeo sam slobodan dan, a majstora nigdje, niko nije došao'],
  ['charged-twice|double', 'My card was debited two times, I paid double'],
  ['charged-twice|double', 'Me cobraron dos veces el mismo recibo'],
  ['charged-twice|double', 'Dvaput ste mi naplatili isti račun'],
  ['hold', 'Forty minutes on hold listening to that music'],
  ['hold', 'Media hora esperando al teléfono para hablar con alguien'],
  ['hold', 'Čekao sam pola sata na telefonu da se neko javi'],
])('%s: %s', (name, text) => {
  expect(toldBy(text).join(' ')).toMatch(new RegExp(name));
});
