import { expect, test } from 'vitest';
import { isFiltered, plainView, readBoardView, writeBoardView } from './board-view.ts';

const address = (query: string) => {
  const parts = new URLSearchParams(query);
  return (name: string) => parts.get(name);
};

test('an empty address is the plain board, busiest themes of the month first', () => {
  expect(readBoardView(address(''))).toEqual(plainView);
  expect(Object.values(writeBoardView(plainView))).toEqual([null, null, null, null, null, null]);
});

test('a view survives its address', () => {
  const view = {
    view: 'table',
    flag: 'rising',
    owner: 'm1',
    department: 'd1',
    text: 'no llega',
    sort: 'label',
    descending: false,
  } as const;
  expect(readBoardView((name) => writeBoardView(view)[name] ?? null)).toEqual(view);
});

test('unknown words in the address are left out', () => {
  const view = readBoardView(address('view=cube&flag=loud&sort=-weight'));
  expect(view).toEqual({ ...plainView, descending: true });
});

test('sorting and the table do not count as filters', () => {
  expect(isFiltered({ ...plainView, view: 'table', sort: 'due' })).toBe(false);
  expect(isFiltered({ ...plainView, text: ' ' })).toBe(false);
  expect(isFiltered({ ...plainView, owner: 'm1' })).toBe(true);
});
