import { expect, test } from 'vitest';
import { readStop } from './read-reply.ts';

test.each(['STOP', ' stop. ', '"Odjava"', 'BAJA!', 'стоп', 'Alto\n'])(
  '%j asks to be left alone',
  (text) => {
    expect(readStop(text)).toEqual({ more: '' });
  },
);

test('what else it says is kept', () => {
  expect(readStop('STOP. My bus was late')).toEqual({ more: 'My bus was late' });
  expect(readStop('Stani\nAutobus opet kasni\ni hladno je')).toEqual({
    more: 'Autobus opet kasni\ni hladno je',
  });
});

test.each([
  'The bus does not stop here',
  'Stop 14 is dirty',
  'Stopala me bole',
  'стопала',
  'Stopp-Uhr',
])('%j does not', (text) => {
  expect(readStop(text)).toBeNull();
});
