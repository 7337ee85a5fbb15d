import { expect, test } from 'vitest';
import { fieldOf, formatOnly, renamed } from './columns.ts';
import { plainMapping } from './kept-mapping.ts';

const named = { ...plainMapping, header: true, text: 'Comment', occurredAt: 'Date' };

test('a column is shown with what it is read as', () => {
  expect(['Date', 'Comment', 'Other'].map((name) => fieldOf(named, name))).toEqual([
    'occurredAt',
    'text',
    null,
  ]);
});

test('columns keep their place when the header is switched off and on', () => {
  const numbered = renamed(named, ['Date', 'Comment'], ['1', '2']);
  expect(numbered).toMatchObject({ text: '2', occurredAt: '1' });
  expect(renamed(numbered, ['1', '2'], ['Date', 'Comment'])).toMatchObject({
    text: 'Comment',
    occurredAt: 'Date',
  });
});

test('a column that is gone is left out, the text falls back to the first', () => {
  expect(renamed(named, ['Date', 'Comment'], ['all in one'])).toMatchObject({
    text: 'all in one',
    occurredAt: 'all in one',
  });
  expect(renamed({ ...named, customer: '9' }, ['a', 'b'], ['a', 'b']).customer).toBeNull();
});

test('to read the rows of a file no column needs to be known', () => {
  expect(formatOnly(named)).toMatchObject({ header: true, text: '1', occurredAt: null });
});
