import { expect, test } from 'vitest';
import { similarComments } from './similar.ts';

const comments = [
  { id: 'card', text: 'My card has not arrived yet', language: null },
  { id: 'bill', text: 'The bill is wrong again', language: null },
  { id: 'parcel', text: 'Пошиљка касни већ недељу дана', language: null },
  { id: 'empty', text: '', language: null },
];

test('finds what is meant before the word is finished', () => {
  expect(similarComments('card not arr', comments, 5)[0]!.id).toBe('card');
  expect(similarComments('posiljka kas', comments, 5)[0]!.id).toBe('parcel');
});

test('nothing in common finds nothing', () => {
  expect(similarComments('zzz qqq', comments, 5)).toEqual([]);
  expect(similarComments('', comments, 5)).toEqual([]);
  expect(similarComments('card', [], 5)).toEqual([]);
});

test('the same text scores 1, and the limit holds', () => {
  const twice = [...comments, { ...comments[1]!, id: 'again' }];
  expect(similarComments('The bill is wrong again', twice, 1)).toEqual([{ id: 'bill', score: 1 }]);
});
