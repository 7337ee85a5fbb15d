import { expect, test } from 'vitest';
import { starterReasons } from './starter-reasons.ts';

const names = starterReasons.map((reason) => reason.names);

test('there are 24 reasons, and the last is Other', () => {
  expect(starterReasons).toHaveLength(24);
  expect(starterReasons.at(-1)?.code).toBe('ot');
});

test('two lower-case letters pick one reason', () => {
  const codes = starterReasons.map((reason) => reason.code);
  expect(codes.filter((code) => !/^[a-z]{2}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(['en', 'es', 'bs', 'hr', 'sr-Latn', 'sr-Cyrl'] as const)(
  'no two reasons have the same name in %s',
  (locale) => {
    expect(new Set(names.map((name) => name[locale])).size).toBe(24);
  },
);

test('Serbian Cyrillic is Cyrillic throughout, the others have none of it', () => {
  const cyrillic = /\p{Script=Cyrillic}/u;
  const latin = /\p{Script=Latin}/u;
  expect(names.filter((name) => latin.test(name['sr-Cyrl']))).toEqual([]);
  expect(
    names.filter(({ en, es, bs, hr, 'sr-Latn': sr }) => cyrillic.test(en + es + bs + hr + sr)),
  ).toEqual([]);
});
