import { expect, test } from 'vitest';
import { hidePeople, type Called } from './hide-people.ts';
import { noNames } from '../labels/names.ts';

const names = { ...noNames, people: new Set(['quillon']), scarce: new Set(['stamp']) };
const themes = [{ id: 'a', language: 'en', words: ['parcel', 'late'] }];
const called = (label: string, terms: string[] = [], id = 'a'): Called => ({ id, label, terms });
const hidden = (one: Called, taken: string[] = []) =>
  hidePeople({ themes, names }, [one], new Set(taken));

test('a part of a name that holds a person goes, and so does a term', () => {
  expect(hidden(called('Quillon was late · parcel lost', ['quillon', 'parcel lost']))).toEqual([
    called('Parcel lost', ['parcel lost']),
  ]);
  expect(hidden(called('Parcel lost', ['parcel lost', 'with quillon']))).toEqual([
    called('Parcel lost', ['parcel lost']),
  ]);
});

test('where nothing is left of a name a term is one, then the words of the theme, then a number', () => {
  expect(hidden(called('Quillon', ['quillon', 'never came']))[0]!.label).toBe('Never came');
  expect(hidden(called('Quillon, parcel'))[0]!.label).toBe('Parcel, late');
  expect(hidden(called('Quillon', [], 'b'))[0]!.label).toBe('#1');
});

test('no two themes come to one name', () => {
  expect(hidden(called('Quillon', ['lost', 'late']), ['lost'])[0]!.label).toBe('Late');
  expect(hidden(called('Quillon · lost'), ['lost', 'parcel, late'])[0]!.label).toBe('Lost 2');
});

test('what names nobody stays as it is, and so does what few say', () => {
  expect(hidden(called('Parcel lost · stamp missing', ['stamp']))).toEqual([]);
});
