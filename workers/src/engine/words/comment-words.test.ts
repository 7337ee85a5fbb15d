import { expect, test } from 'vitest';
import { CommentWords } from './comment-words.ts';
import { Concepts } from '../concepts/concepts.ts';

const concepts = new Concepts(['## Money\ninvoice | en: bill | es: factura | bs: račun']);

const read = (words: CommentWords, text: string) =>
  Array.from(words.read(text), (id) => words.wordAt(id));

test('words come in order, then the signs of what they name, one kind once', () => {
  const words = new CommentWords(concepts);
  expect(read(words, 'Two bills, one bill')).toEqual([
    ...['two', 'bills', 'one', 'bill'],
    ...['#invoice', '#invoice', '##money'],
  ]);
  expect(read(words, 'Рачун!')).toEqual(['racun', '#invoice', '##money']);
});

test('the same sign is the same number in every language', () => {
  const words = new CommentWords(concepts);
  expect(words.read('factura').at(1)).toBe(words.read('račun').at(1));
});

test('without concepts a comment is its words', () => {
  expect(read(new CommentWords(null), 'bill bill')).toEqual(['bill', 'bill']);
});

test('however long a comment, its signs fit', () => {
  const words = new CommentWords(concepts);
  expect(words.read('bill '.repeat(1_000)).length).toBe(800);
});
