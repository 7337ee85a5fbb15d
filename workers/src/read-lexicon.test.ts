import { expect, test } from 'vitest';
import { conceptsOf } from './engine/concepts/concepts.ts';
import { LEXICON_LANGUAGES } from './engine/concepts/inflection.ts';
import { readLexiconLines } from './engine/concepts/lexicon-lines.ts';
import { isSituations, readSituationLines } from './engine/concepts/situation-lines.ts';
import { tokenize } from './engine/words/tokens.ts';
import { readConceptTexts, readLexicon } from './read-lexicon.ts';

const lines = readConceptTexts().flatMap(readLexiconLines);
const situations = readLexicon()
  .filter(isSituations)
  .flatMap((text) => readSituationLines(text).lines);

test('both files can be read and hold at least 1,200 concepts', () => {
  expect(lines.length).toBeGreaterThanOrEqual(1_200);
});

test('every line is a concept with a name of its own', () => {
  const ids = lines.map(({ id }) => id);
  expect(ids).not.toContain(null);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('the words of sectors stand under the headings of their sectors', () => {
  const sectors = readLexiconLines(readConceptTexts()[1]!);
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

const toldBy = (text: string) =>
  conceptsOf(readLexicon()).situationsIn(tokenize(text).map(({ word }) => word));

test('situations take only concepts that there are, and there are at least 150 of them', () => {
  expect(() => toldBy('')).not.toThrow();
  expect(new Set(situations.map(({ id }) => id)).size).toBeGreaterThanOrEqual(150);
});

test('no situation is told twice in the same way', () => {
  const ways = situations.map(({ groups, excluded, upright }) =>
    JSON.stringify([groups.map((group) => [...group].sort()).sort(), excluded, upright]),
  );
  expect(situations.filter((_, at) => ways.indexOf(ways[at]!) !== at)).toEqual([]);
});

test.each([
  ['technician-no-show', 'Sat at home the whole day, the plumber never turned up'],
  ['technician-no-show', 'Me quedé esperando en casa y el técnico no vino'],
  ['technician-no-show', 'Uzeo sam slobodan dan, a majstora nigdje, niko nije došao'],
  ['charged-twice', 'My card was debited two times, I paid double'],
  ['charged-twice', 'Me cobraron dos veces el mismo recibo'],
  ['charged-twice', 'Dvaput ste mi naplatili isti račun'],
  ['phone-wait', 'Forty minutes on hold listening to that music'],
  ['phone-wait', 'Media hora esperando al teléfono para hablar con alguien'],
  ['phone-wait', 'Čekao sam pola sata na telefonu da se neko javi'],
  ['bus-late', 'The number 8 tram is late every morning'],
  ['bus-late', 'El autobús nunca llega según el horario'],
  ['bus-late', 'Autobus opet kasni petnaest minuta'],
])('%s: %s', (situation, text) => {
  expect(toldBy(text)).toContain(situation);
});
