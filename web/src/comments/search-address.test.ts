import { expect, test } from 'vitest';
import { facetChanges, isChosen, searchHref } from './search-address.ts';

const count = 3;
const channel = { facet: 'channel', value: 'phone', label: null, count } as const;
const [value, label] = ['2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'];
const month = { facet: 'month', value, label, count } as const;

test('a facet narrows the search and, chosen, widens it again', () => {
  expect(searchHref('?q=late', facetChanges(channel, false))).toBe('?q=late&channel=phone');
  expect(searchHref('?q=late&channel=phone', facetChanges(channel, true))).toBe('?q=late');
  expect(searchHref('?channel=phone', facetChanges(channel, true))).toBe('?');
});

test('a month is from its first instant to its end, instead of the last days', () => {
  const search = new URLSearchParams(searchHref('?days=30', facetChanges(month, false)));
  expect(Object.fromEntries(search)).toEqual({ since: month.value, until: month.label });
});

test('what the address has is chosen', () => {
  expect(isChosen(channel, (name) => (name === 'channel' ? 'phone' : null))).toBe(true);
  expect(isChosen(channel, () => null)).toBe(false);
});
