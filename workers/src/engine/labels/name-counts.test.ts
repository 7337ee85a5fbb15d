import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameCounts } from './name-counts.ts';
import { hasName, isName, joinNames, noNames } from './names.ts';
import { tokenize } from '../words/tokens.ts';

/** Invented names; the comments that say them alone are five and more. */
const namesIn = (texts: readonly string[], language: string) => {
  const counts = new NameCounts();
  for (const text of texts) counts.add(tokenize(text), language);
  return counts.found();
};
const alone = (name: string, with_: string) => Array.from({ length: 6 }, () => `${with_} ${name}`);

test.each([
  ['a title', 'en', 'the nurse Quillon helped us', 'I saw', 'Quillon'],
  ['a given name', 'en', 'it was Jennifer Vroxley again', 'we like', 'Vroxley'],
  ['an introduction', 'en', 'hello, my name is Druxley', 'it was', 'Druxley'],
  ['un título', 'es', 'la señora Quirrola fue amable', 'me gusta', 'Quirrola'],
  ['un nombre', 'es', 'habló Beatriz Zalduen hoy', 'vino', 'Zalduen'],
  ['titula', 'bs', 'gospodin Zlamkor je došao', 'bio je', 'Zlamkor'],
  ['ime', 'bs', 'zvala je Dragana Vrkolan', 'zvao je', 'Vrkolan'],
  ['титула', 'bs', 'докторка и доктор Врколан су дошли', 'био је', 'Врколан'],
])('%s in one comment makes a name of all', (_, language, named, said, name) => {
  const names = namesIn([named, ...alone(name, said)], language);
  expect(hasName(names, name.toLowerCase())).toBe(true);
});

test.each([
  ['en', 'many thanks to Quillon', 'we met'],
  ['es', 'ayer me atendió Quillon', 'vino'],
  ['bs', 'velika hvala Quillon', 'bio je'],
  ['bs', 'велика хвала Quillon', 'био је'],
])('whom a quarter of its comments thank is a person (%s)', (language, thanked, said) => {
  const names = namesIn([thanked, thanked, ...alone('Quillon', said)], language);
  expect(hasName(names, 'quillon')).toBe(true);
});

test.each([
  ['en', 'my order of Zenvia', 'thanks to Zenvia I sleep'],
  ['es', 'mi pedido de Zenvia', 'gracias a Zenvia duermo'],
  ['bs', 'moja narudžba iz Zenvia', 'hvala Zenvia'],
])('a product, place or company stays where people speak of it (%s)', (language, said, thanked) => {
  const names = namesIn([...Array.from({ length: 8 }, () => said), thanked], language);
  expect(hasName(names, 'zenvia')).toBe(false);
});

test('one person beside it in very many comments does not make a company a name', () => {
  const texts = Array.from({ length: 60 }, () => 'the parcel by Zenvia is late');
  expect(hasName(namesIn([...texts, 'call Jennifer Zenvia please'], 'en'), 'zenvia')).toBe(false);
});

test('what is mostly written small is a word, whoever stands beside it', () => {
  const texts = ['nurse Quillon', ...Array.from({ length: 6 }, () => 'our old quillon broke')];
  expect(hasName(namesIn(texts, 'en'), 'quillon')).toBe(false);
});

test('the cases of a family name are that name', () => {
  const cases = Array.from({ length: 6 }, () => ['čekam Vrkolana', "it was Quillon's idea"]).flat();
  const names = namesIn(['zvala je Dragana Vrkolan', 'the nurse Quillon', ...cases], 'bs');
  expect(hasName(names, 'vrkolana')).toBe(true);
  expect(hasName(names, "quillon's")).toBe(true);
  expect(hasName(names, 'idea')).toBe(false);
});

const word = fc.constantFrom('quillon', 'zenvia', 'card', 'vrkolan', 'vrkolana');
const words = fc.uniqueArray(word).map((list) => new Set(list));
const anyNames = fc
  .record({ people: words, scarce: words, usual: words })
  .map(({ people, scarce, usual }) => ({
    people,
    scarce: new Set([...scarce].filter((one) => !people.has(one))),
    usual: new Set([...usual].filter((one) => !people.has(one) && !scarce.has(one))),
  }));

test('joined, a person of either is one, what either has often is no longer scarce, and none is two', () => {
  fc.assert(
    fc.property(anyNames, anyNames, (a, b) => {
      const both = joinNames(a, b);
      for (const one of [...a.people, ...b.people]) expect(isName(both, one)).toBe(true);
      for (const one of [...a.usual, ...b.usual]) {
        expect(both.usual.has(one)).toBe(!both.people.has(one));
        expect(both.scarce.has(one)).toBe(false);
      }
      for (const one of [...a.scarce, ...b.scarce]) {
        expect([both.people, both.scarce, both.usual].filter((set) => set.has(one))).toHaveLength(
          1,
        );
      }
      expect(joinNames(b, a)).toEqual(both);
      expect(joinNames(a, noNames)).toEqual(a);
    }),
  );
});

test('a form of a name that is known is one, unless it is an everyday word', () => {
  const names = { ...noNames, people: new Set(['vrkolan']), usual: new Set(['vrkolanu']) };
  expect(isName(names, 'vrkolanom')).toBe(true);
  expect(isName(names, 'vrkolanu')).toBe(false);
  expect(isName(names, 'vrk')).toBe(false);
});
