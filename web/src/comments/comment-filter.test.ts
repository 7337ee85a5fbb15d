import { expect, test } from 'vitest';
import { feedbackQuery } from './comment-filter.ts';

const from = (search: string) => {
  const query = new URLSearchParams(search);
  return feedbackQuery((name) => query.get(name), Date.UTC(2026, 2, 31));
};

test('filters of the address become the question to the server', () => {
  expect(from('?reason=be&kind=avoidable&days=30&state=placed')).toEqual({
    reason: 'be',
    kind: 'avoidable',
    state: 'placed',
    since: '2026-03-01T00:00:00.000Z',
  });
});

test('what is not known is left out', () => {
  expect(from('?kind=silly&state=&days=3000')).toEqual({});
});

test('the comments of a theme in one week, as a point of its trend asks for them', () => {
  const theme = '01890000-0000-7000-8000-000000000001';
  const week = 'since=2026-03-22T23:00:00Z&until=2026-03-29T22:00:00Z';
  expect(from(`?theme=${theme}&${week}`)).toEqual({
    theme,
    since: '2026-03-22T23:00:00.000Z',
    until: '2026-03-29T22:00:00.000Z',
  });
  expect(from('?theme=late&since=monday&until=')).toEqual({});
});

test('the answers behind a figure of a survey', () => {
  const survey = '01890000-0000-7000-8000-000000000001';
  expect(from(`?survey=${survey}&flagged=none&version=0&asked=sr-Latn&answered=firstTime`)).toEqual(
    {
      ...{ survey, flagged: 'none', version: '0', asked: 'sr-Latn', answered: 'firstTime' },
    },
  );
  expect(from('?version=-1&asked=!&answered=DROP%20TABLE')).toEqual({});
});

test('what is searched for, and how, goes along', () => {
  expect(from('?q=%20late%20&exact=1&order=closest&language=bs')).toEqual({
    ...{ q: 'late', exact: '1', order: 'closest', language: 'bs' },
  });
  expect(from('?q=&exact=1&order=closest&language=NO!')).toEqual({});
});
