import { expect, test } from 'vitest';
import { byName } from './by-name.ts';

const sorted = (locale: 'es' | 'bs' | 'hr' | 'sr-Latn' | 'sr-Cyrl', names: string[]) =>
  byName(
    names.map((name) => ({ name })),
    locale,
  ).map(({ name }) => name);

test.each(['bs', 'hr', 'sr-Latn'] as const)(
  'names stand in the order of the alphabet: %s',
  (locale) => {
    const alphabet = ['Cvita', 'Čedo', 'Ćamil', 'Davor', 'Džana', 'Đuro', 'Lucija', 'Ljubo', 'Mia'];
    expect(sorted(locale, alphabet.toReversed())).toEqual(alphabet);
    const rest = ['Nina', 'Njegoš', 'Sanja', 'Šime', 'Zoran', 'Žana'];
    expect(sorted(locale, rest.toReversed())).toEqual(rest);
  },
);

test('Cyrillic has an order of its own, and Spanish its ñ', () => {
  const cyrillic = ['Вера', 'Ђура', 'Јана', 'Љуба', 'Његош', 'Ћира', 'Џана', 'Шиме'];
  expect(sorted('sr-Cyrl', cyrillic.toReversed())).toEqual(cyrillic);
  expect(sorted('es', ['Oria', 'Ñigo', 'Nuria'])).toEqual(['Nuria', 'Ñigo', 'Oria']);
});
