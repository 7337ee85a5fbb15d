import { expect, test } from 'vitest';
import { markWords } from './mark-words.ts';

const marked = (text: string, terms: string[]) =>
  markWords(text, terms)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);

test('marks whole words only, whatever their case or accents', () => {
  expect(marked('The LINE was down, the online line too.', ['line'])).toEqual(['LINE', 'line']);
  expect(marked('Račun je naplaćen duplo', ['racun', 'Naplacen'])).toEqual(['Račun', 'naplaćen']);
  expect(marked('Dođite sutra', ['dodjite'])).toEqual(['Dođite']);
});

test('a term of several words may have signs between them', () => {
  expect(marked('No ha llegado; nunca, llegado no ha.', ['no ha llegado'])).toEqual([
    'No ha llegado',
  ]);
  expect(marked('sent back – nobody came', ['back nobody'])).toEqual(['back – nobody']);
});

test('terms that overlap make one mark after another, and nothing is lost', () => {
  const text = 'charged twice again';
  const pieces = markWords(text, ['charged twice', 'twice again']);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.every((piece) => piece.marked)).toBe(true);
});

test('without terms the text is one piece', () => {
  expect(markWords('Late again.', [])).toEqual([{ text: 'Late again.', marked: false }]);
  expect(markWords('Late again.', ['…'])).toEqual([{ text: 'Late again.', marked: false }]);
});

test('decomposed accents and letters beyond the basic plane keep their places', () => {
  const text = '😀 kas\u030cnjenje 𝐚 dan';
  expect(marked(text, ['kasnjenje', 'dan'])).toEqual(['kas\u030cnjenje', 'dan']);
  expect(
    markWords(text, ['dan'])
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
