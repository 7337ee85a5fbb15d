import { expect, test } from 'vitest';
import { askedOf, readQuestion } from './phrase-query.ts';

const from = (search: string) => {
  const query = new URLSearchParams(search);
  return readQuestion((name) => query.get(name));
};

test('the address becomes the question', () => {
  expect(from('?compare=nothing&days=28&channel=email')).toEqual({
    compare: 'nothing',
    days: '28',
    channel: 'email',
  });
});

test('what is not known is left out', () => {
  expect(from('?compare=all&days=5&channel=No way')).toEqual({
    compare: 'before',
    days: '7',
    channel: null,
  });
});

test('channels are compared from the side of the notes unless another one is named', () => {
  expect(askedOf(from('?compare=channels'))).toEqual({ days: 7, channel: 'agent' });
  expect(askedOf(from('?compare=channels&channel=chat'))).toEqual({ days: 7, channel: 'chat' });
  expect(askedOf(from('?days=90'))).toEqual({ days: 90 });
});
