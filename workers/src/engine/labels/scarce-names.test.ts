import { expect, test } from 'vitest';
import { ScarceNames } from './scarce-names.ts';
import { tokenize } from '../words/tokens.ts';

/** Invented names; the comments that say them alone are five and more. */
const namesIn = (texts: readonly string[], language: string) => {
  const names = new ScarceNames();
  for (const text of texts) names.add(tokenize(text), language);
  return names;
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
  expect(names.hasAny(name.toLowerCase())).toBe(true);
});

test.each([
  ['en', 'many thanks to Quillon', 'we met'],
  ['es', 'ayer me atendió Quillon', 'vino'],
  ['bs', 'velika hvala Quillon', 'bio je'],
  ['bs', 'велика хвала Quillon', 'био је'],
])('whom a quarter of its comments thank is a person (%s)', (language, thanked, said) => {
  const names = namesIn([thanked, thanked, ...alone('Quillon', said)], language);
  expect(names.hasAny('quillon')).toBe(true);
});

test.each([
  ['en', 'my order of Zenvia', 'thanks to Zenvia I sleep'],
  ['es', 'mi pedido de Zenvia', 'gracias a Zenvia duermo'],
  ['bs', 'moja narudžba iz Zenvia', 'hvala Zenvia'],
])('a product, place or company stays where people speak of it (%s)', (language, said, thanked) => {
  const names = namesIn([...Array.from({ length: 8 }, () => said), thanked], language);
  expect(names.hasAny('zenvia')).toBe(false);
});

test('one person beside it in very many comments does not make a company a name', () => {
  const texts = Array.from({ length: 60 }, () => 'the parcel by Zenvia is late');
  expect(namesIn([...texts, 'call Jennifer Zenvia please'], 'en').hasAny('zenvia')).toBe(false);
});

test('what is mostly written small is a word, whoever stands beside it', () => {
  const texts = ['nurse Quillon', ...Array.from({ length: 6 }, () => 'our old quillon broke')];
  expect(namesIn(texts, 'en').hasAny('quillon')).toBe(false);
});

test('the cases of a family name are that name', () => {
  const cases = Array.from({ length: 6 }, () => ['čekam Vrkolana', "it was Quillon's idea"]).flat();
  const names = namesIn(['zvala je Dragana Vrkolan', 'the nurse Quillon', ...cases], 'bs');
  expect(names.hasAny('vrkolana')).toBe(true);
  expect(names.hasAny("quillon's")).toBe(true);
  expect(names.hasAny('idea')).toBe(false);
});
