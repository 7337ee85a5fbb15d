import { expect, test } from 'vitest';
import { freeName } from './free-name.ts';
import { hidePeople, type Called } from './hide-people.ts';
import { noNames } from '../labels/names.ts';

const names = { ...noNames, people: new Set(['quillon', 'oquill']), scarce: new Set(['stamp']) };
const themes = [{ id: 'a', language: 'en', words: ['parcel', 'late'] }];
const called = (label: string, terms: string[] = [], id = 'a'): Called => ({ id, label, terms });
const hidden = (all: Called[], taken: string[] = []) =>
  hidePeople({ themes, names }, all, new Set(taken)).map(({ label, terms }) => [label, ...terms]);

test('a part of a name that holds a person goes, and so does a term', () => {
  const said = called('Quillon was late · parcel lost', ['quillon', 'parcel lost']);
  expect(hidePeople({ themes, names }, [said], new Set())).toEqual([
    { id: 'a', was: said.label, label: 'Parcel lost', terms: ['parcel lost'] },
  ]);
  expect(hidden([called('Parcel lost', ['parcel lost', 'with quillon'])])).toEqual([
    ['Parcel lost', 'parcel lost'],
  ]);
  expect(hidden([called('O’Quill was late · lost')])).toEqual([['Lost']]);
});

test('where nothing is left of a name a term is one, then the words of the theme, then a number', () => {
  const ofTerm = called('Quillon', ['quillon', 'never came']);
  expect(hidden([ofTerm])).toEqual([['Never came', 'never came']]);
  expect(hidden([called('Quillon, parcel')])).toEqual([['Parcel, late']]);
  expect(hidden([called('Quillon', [], 'b')])).toEqual([['#1']]);
});

test('no two themes come to one name', () => {
  expect(hidden([called('Quillon', ['lost', 'late'])], ['lost'])).toEqual([
    ['Late', 'lost', 'late'],
  ]);
  const two = [called('Quillon · lost'), called('Lost · quillon', [], 'b')];
  expect(hidden(two)).toEqual([['Lost'], ['Lost 2']]);
});

test('what names nobody stays as it is, and so does what few say', () => {
  expect(hidden([called('Parcel lost · stamp missing', ['stamp'])])).toEqual([]);
});

test('a name is the first that no theme has, or the first of all with a number', () => {
  const taken = new Set(['late']);
  expect(freeName(['late', '', 'lost'], taken)).toBe('Lost');
  expect(freeName(['late', 'lost'], taken)).toBe('Late 2');
  expect(freeName(['late'], taken)).toBe('Late 3');
});
