import { expect, test } from 'vitest';
import { matchRoute, pathTo, withQuery } from './routes.ts';

test('an address names its screen and its parts', () => {
  expect(matchRoute('/o/acme/themes/42')).toEqual({
    name: 'theme',
    params: { slug: 'acme', id: '42' },
  });
  expect(matchRoute('/o/acme/board/')?.name).toBe('board');
});

test('an address that is none of ours matches nothing', () => {
  expect(matchRoute('/o/acme')).toBeNull();
  expect(matchRoute('/o/acme/themes/42/more')).toBeNull();
});

test('parts survive the way there and back, also odd ones', () => {
  const path = pathTo('theme', { slug: 'acme', id: 'a b/č' });
  expect(matchRoute(path)?.params['id']).toBe('a b/č');
  expect(matchRoute('/o/acme/themes/%E0%A4%A')?.params['id']).toBe('%E0%A4%A');
});

test('a query keeps what is not changed and drops what is emptied', () => {
  expect(withQuery('?flag=new&q=late', { flag: null, owner: 'x' })).toBe('?q=late&owner=x');
  expect(withQuery('?flag=new', { flag: '' })).toBe('');
});
