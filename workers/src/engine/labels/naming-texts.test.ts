import { expect, test } from 'vitest';
import { countPhrases } from './count-phrases.ts';
import { namingTexts } from './naming-texts.ts';

const said = (language: string | null, ...texts: string[]) =>
  texts.map((text, i) => ({ id: `${language}${i}`, text, language }));
const ENGLISH = ['the bill is late', 'a late bill', 'where is my bill'];
const SPANISH = ['la factura llega tarde', 'sin factura', 'la factura'];
const inOrder = ({ length }: readonly unknown[]) => Array.from({ length }, (_, i) => i);

test('a theme is named by its comments in its language, the others count beside it', () => {
  const comments = [...said('en', ...ENGLISH), ...said('es', ...SPANISH)];
  const { themes, rest } = namingTexts(comments, [inOrder(comments)], ['es']);
  expect(themes[0]).toMatchObject({ language: 'es', texts: SPANISH });
  expect(rest.texts).toEqual(ENGLISH);
});

test('too few in its language are joined by the others, each read in its own', () => {
  const comments = [
    ...said('en', 'the bill', 'the bill'),
    ...said('es', 'la factura', 'la factura'),
  ];
  const { themes, rest } = namingTexts(comments, [inOrder(comments)], ['es']);
  expect(themes[0]!.texts).toHaveLength(4);
  const { phrases, surfaceIn } = countPhrases(themes, rest);
  expect(phrases.map((_, phrase) => surfaceIn(0, phrase)).sort()).toEqual(['bill', 'factura']);
});

test('a comment whose language is not known counts as one of the theme', () => {
  const comments = [...said('en', ...ENGLISH), ...said(null, 'late bill')];
  const { themes } = namingTexts(comments, [inOrder(comments)], ['en']);
  expect(themes[0]!.texts).toHaveLength(4);
});

test('unless what serves grammar in it does so in another language only', () => {
  const comments = [
    ...said('en', ...ENGLISH),
    ...said('es', ...SPANISH),
    ...said(null, 'the charge', 'la factura', 'factura'),
  ];
  const { themes } = namingTexts(comments, [inOrder(comments)], ['es']);
  expect(themes[0]!.texts).toEqual([...SPANISH, 'la factura', 'factura']);
});

test('what a few strays are in is no language in use', () => {
  const comments = [
    ...said('es', ...SPANISH),
    ...said('en', 'a bill'),
    ...said(null, 'the charge'),
  ];
  const { themes } = namingTexts(comments, [inOrder(comments)], ['es']);
  expect(themes[0]!.texts).toContain('the charge');
});

test('a theme is named in one script', () => {
  const comments = said('bs', 'račun kasni', 'opet kasni račun', 'рачун касни');
  expect(namingTexts(comments, [inOrder(comments)], ['bs']).themes[0]!.texts[2]).toBe(
    'račun kasni',
  );
});
