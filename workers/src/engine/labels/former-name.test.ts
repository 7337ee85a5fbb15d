import { expect, test } from 'vitest';
import type { Characteristic } from './characteristic.ts';
import { goesOn, readFormerName } from './former-name.ts';
import { labelThemes } from './label.ts';
import { nameThemes } from './name-themes.ts';
import { noNames } from './names.ts';

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

const held = (by: string) => Uint8Array.from(by, Number);
const phrase = (surface: string, weight: number, by = '1111'): Characteristic => ({
  key: surface,
  surface,
  size: surface.split(' ').length,
  share: weight,
  weight,
  wordWeight: 0,
  heldBy: held(by),
});

test('not where it says much less than the best one, or is said by far fewer', () => {
  const said = (one: Characteristic) => ({ label: one.surface, said: [one] });
  const late = phrase('late', 1);
  expect(goesOn(said(phrase('slow', 0.8)), [late], [])).toBe(true);
  expect(goesOn(said(phrase('slow', 0.7)), [late], [])).toBe(false);
  expect(goesOn(said(phrase('slow', 1, '0111')), [late], [])).toBe(true);
  expect(goesOn(said(phrase('slow', 1, '0011')), [late], [])).toBe(false);
  // Both parts of a name count together.
  const both = [phrase('slow', 1, '0011'), phrase('lost', 1, '1001')];
  expect(goesOn({ label: 'slow · lost', said: both }, [late], [])).toBe(true);
});

test('not where a word of it names a person, or it is numbered', () => {
  const texts = { language: 'en', texts: times(4, 'quillon sent the bill 2 times') };
  const phrases = [phrase('bill', 1)];
  const read = (label: string, people: string[] = []) =>
    readFormerName(label, phrases, texts, { ...noNames, people: new Set(people) });
  expect(read('Quillon sent the bill')?.said).toEqual(phrases);
  expect(read('Quillon sent the bill', ['quillon'])).toBeNull();
  expect(read('Bill 2')).toBeNull();
});

test('what a theme keeps no other theme takes, and no two keep one', () => {
  const late = phrase('late', 1);
  const had = { label: 'Late', said: [late] };
  const phrases = [[late, phrase('slow', 0.9)], [late]];
  const named = (former: (typeof had | null)[]) =>
    labelThemes(phrases, [9, 3], undefined, former).map(({ label }) => label);
  expect(named([])).toEqual(['Late', 'Late 2']);
  expect(named([null, had])).toEqual(['Slow', 'Late']);
  expect(named([had, had])).toEqual(['Late', 'Late 2']);
});

test('no other name reads like one that is kept', () => {
  const kept = { label: 'Too late', said: [phrase('late', 1)] };
  const labels = labelThemes([[phrase('slow', 1)], [phrase('late', 1)]], [9, 3], () => 'too late', [
    null,
    kept,
  ]);
  expect(labels.map(({ label }) => label)).toEqual(['Slow', 'Too late']);
});
