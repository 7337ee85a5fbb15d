import type { WorthTheme } from '@vocero/api/contract/quadrant';
import { expect, test } from 'vitest';
import { filterPoints, pointsBeside, quadrantOf, sortPoints, worthPoint } from './quadrant-of.ts';

const aTheme = (id: string, differs: Partial<WorthTheme> = {}): WorthTheme => ({
  id,
  label: id,
  status: 'grouped',
  version: 1,
  valueCustomer: null,
  valueCompany: null,
  decisionKind: null,
  count30: 0,
  classified: 0,
  kinds: null,
  suggested: null,
  ...differs,
});
const rated = (id: string, valueCustomer: number, valueCompany: number) =>
  worthPoint(aTheme(id, { valueCustomer, valueCompany }));

test('each quadrant has its treatment, and a line belongs to none', () => {
  expect(quadrantOf({ x: -1, y: -1 })).toBe('eliminate');
  expect(quadrantOf({ x: -1, y: 1 })).toBe('automate');
  expect(quadrantOf({ x: 1, y: -1 })).toBe('simplify');
  expect(quadrantOf({ x: 1, y: 1 })).toBe('improve');
  expect(quadrantOf({ x: 0, y: 2 })).toBeNull();
  expect(quadrantOf({ x: -2, y: 0 })).toBeNull();
});

test('what people said on both axes is rated; with a suggestion in it, it is suggested', () => {
  const suggested = { customer: -1.2, company: -2 };
  expect(worthPoint(aTheme('a', { suggested }))).toMatchObject({
    place: { x: -2, y: -1.2 },
    source: 'suggested',
    quadrant: 'eliminate',
  });
  expect(worthPoint(aTheme('a', { suggested, valueCustomer: 2 }))).toMatchObject({
    place: { x: -2, y: 2 },
    source: 'suggested',
    quadrant: 'automate',
  });
  expect(worthPoint(aTheme('a', { suggested, valueCustomer: 0, valueCompany: 1 }))).toMatchObject({
    place: { x: 1, y: 0 },
    source: 'rated',
    quadrant: null,
  });
});

test('a theme rated on one axis alone, with nothing suggested, has no place', () => {
  expect(worthPoint(aTheme('a', { valueCustomer: 2 }))).toMatchObject({
    place: null,
    source: null,
    quadrant: null,
  });
});

test('filters by quadrant, and finds those in none', () => {
  const points = [rated('a', -1, -1), rated('b', 1, 1), rated('c', 0, 1), worthPoint(aTheme('d'))];
  const ids = (filter: Parameters<typeof filterPoints>[1]) =>
    filterPoints(points, filter).map(({ theme }) => theme.id);
  expect(ids(null)).toEqual(['a', 'b', 'c', 'd']);
  expect(ids('eliminate')).toEqual(['a']);
  expect(ids('open')).toEqual(['c', 'd']);
});

test('sorts by worth, those without any last in both directions', () => {
  const points = [worthPoint(aTheme('none')), rated('good', 2, 1), rated('bad', -2, 1)];
  const ids = (descending: boolean) =>
    sortPoints(points, { key: 'customer', descending, locale: 'en' }).map(({ theme }) => theme.id);
  expect(ids(true)).toEqual(['good', 'bad', 'none']);
  expect(ids(false)).toEqual(['bad', 'good', 'none']);
});

test('beside a point are those of the same step on both scales', () => {
  const point = rated('a', -1, 2);
  const near = worthPoint(aTheme('b', { suggested: { customer: -1.4, company: 1.6 } }));
  const far = worthPoint(aTheme('c', { suggested: { customer: -1.6, company: 1.6 } }));
  const points = [point, near, far, worthPoint(aTheme('d'))];
  expect(pointsBeside(points, point)).toEqual([near]);
});
