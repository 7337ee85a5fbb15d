import { expect, test } from 'vitest';
import type { Characteristic } from './characteristic.ts';
import { goesOn, readFormerName } from './former-name.ts';
import { labelThemes } from './label.ts';
import { nameThemes } from './name-themes.ts';
import { noNames } from './names.ts';
import { phraseFor } from './test-phrases.ts';

const times = (n: number, text: string) => Array.from({ length: n }, () => text);
/** Six say that the bill came late, five that it came twice. */
const bills = [...times(6, 'the bill came late'), ...times(5, 'the bill came twice')];
const best = 'Bill came late · bill came twice';

/** The name of a theme of these comments that had the name `former`, beside a theme of another subject. */
function named(texts: readonly string[], former: string | null = null): string {
  const other = times(6, 'the tap in the kitchen drips');
  const comments = [...texts, ...other].map((text, i) => ({ id: `c${i}`, text, language: 'en' }));
  const places = Array.from(comments.keys());
  const [label] = nameThemes({
    comments,
    members: [places.slice(0, texts.length), places.slice(texts.length)],
    languages: ['en', 'en'],
    names: noNames,
    telling: null,
    former: [former, null],
  });
  return label!.label;
}

test('a theme goes on with the name it had, though another is a little better', () => {
  expect(named(bills)).toBe(best);
  expect(named(bills, 'Bill came twice · bill came late')).toBe('Bill came twice · bill came late');
});

test('not where nobody says a part of it any more, or a part was erased', () => {
  for (const gone of ['lamp came late', 'broken bill came late', '[erased] bill came late']) {
    expect(named(bills, `Bill came twice · ${gone}`)).toBe(best);
  }
});

const phrase = (surface: string, weight: number, heldBy = '1111') =>
  phraseFor(surface, weight, heldBy);

test('not where it says much less than the best one, or is said by far fewer', () => {
  const said = (...all: Characteristic[]) => ({ label: '', said: all });
  const late = phrase('late', 1);
  expect(goesOn(said(phrase('slow', 0.8)), [late], [])).toBe(true);
  expect(goesOn(said(phrase('slow', 0.7)), [late], [])).toBe(false);
  expect(goesOn(said(phrase('slow', 1, '0111')), [late], [])).toBe(true);
  expect(goesOn(said(phrase('slow', 1, '0011')), [late], [])).toBe(false);
  // Both parts of a name count together.
  expect(goesOn(said(phrase('slow', 1, '0011'), phrase('lost', 1, '1001')), [late], [])).toBe(true);
});

test('a name does not gain and lose its second part to and fro', () => {
  const some = phrase('late', 1, '0011');
  const both = [some, phrase('lost', 1, '1100')];
  expect(goesOn({ label: 'Late', said: [some] }, both, [])).toBe(true);
  expect(goesOn({ label: 'Late', said: [phrase('late', 1, '0001')] }, both, [])).toBe(false);
});

interface Read {
  language?: string;
  people?: string[];
  by?: string;
}

/** Reads the name of a theme whose comments all hold the phrase `held`, or those that `by` tells. */
function read(label: string, held: string, texts: readonly string[], given: Read = {}) {
  const { language = 'en', people = [], by = '1'.repeat(texts.length) } = given;
  const names = { ...noNames, people: new Set(people) };
  return readFormerName(label, [phrase(held, 1, by)], { language, texts }, names);
}

test('not where a word of it names a person, or it is numbered', () => {
  const texts = times(4, 'quillon sent the bill 2 times');
  expect(read('Quillon sent the bill', 'bill', texts)?.said).toEqual([phrase('bill', 1)]);
  expect(read('Quillon sent the bill', 'bill', texts, { people: ['quillon'] })).toBeNull();
  expect(read('Bill 2', 'bill', texts)).toBeNull();
});

test('not where most who say it name a person by it', () => {
  const small = 'the driver horvat came late';
  const named = 'The driver Mr Horvat came late';
  const label = 'Driver horvat came late';
  expect(read(label, 'late', [...times(3, small), ...times(3, named)])).not.toBeNull();
  expect(read(label, 'late', [...times(2, small), ...times(3, named)])).toBeNull();
});

test('not where hardly anybody says it who says its word', () => {
  const texts = [...times(2, 'the late bill'), ...times(8, 'the bill')];
  expect(read('Late bill', 'bill', texts)).not.toBeNull();
  expect(read('Late bill', 'bill', [...texts, 'the bill'])).toBeNull();
  // Comments without its word do not count.
  expect(read('Late bill', 'bill', [...texts, 'a lamp'], { by: '11111111110' })).not.toBeNull();
});

test('not where its words stand for others of the same stem, or are written otherwise now', () => {
  expect(read('Kovač kasni', 'kasni', times(5, 'kovač kasni'), { language: 'bs' })).not.toBeNull();
  expect(read('Kovač kasni', 'kasni', times(5, 'kovačnica kasni'), { language: 'bs' })).toBeNull();
  const latin = { language: 'sr', texts: times(5, 'pošiljka kasni') };
  expect(read('Pošiljka kasni', 'kasni', latin.texts, latin)).not.toBeNull();
  expect(read('Пошиљка касни', 'kasni', latin.texts, latin)).toBeNull();
  expect(read('Posiljka kasni', 'kasni', latin.texts, latin)).toBeNull();
});

test('what a theme keeps no other theme takes, and no two keep one', () => {
  const late = phrase('late', 1);
  const had = { label: 'Late', said: [late] };
  const phrases = [[late, phrase('slow', 0.9)], [late]];
  const labelled = (former: (typeof had | null)[]) =>
    labelThemes(phrases, [9, 3], undefined, former).map(({ label }) => label);
  expect(labelled([])).toEqual(['Late', 'Late 2']);
  expect(labelled([null, had])).toEqual(['Slow', 'Late']);
  expect(labelled([had, had])).toEqual(['Late', 'Late 2']);
  // Names that read alike are one, though they were made of other phrases.
  const other = { label: 'LATE', said: [phrase('slow', 0.9)] };
  expect(labelled([had, other])).toEqual(['Late', 'Late 2']);
});

test('no other name reads like one that is kept', () => {
  const bill = { label: 'Late bill', said: [phrase('bill', 1)] };
  const labelled = (...phrases: Characteristic[][]) =>
    labelThemes(phrases, [9, 3], undefined, [null, bill]).map(({ label }) => label);
  const kept = [phrase('bill', 1)];
  expect(labelled([phrase('late bill', 1), phrase('fee', 0.2)], kept)).toEqual([
    'Fee',
    'Late bill',
  ]);
  expect(labelled([phrase('late bill', 1)], kept)).toEqual(['Late bill 1', 'Late bill']);
});
