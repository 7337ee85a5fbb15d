import { expect, test } from 'vitest';
import { noNames } from '../labels/names.ts';
import { PhraseCounts, PhraseUses, type SaidComment } from './phrase-counts.ts';

const said = (text: string, customer: string | null = null): SaidComment => ({
  text,
  language: 'en',
  customer,
});
const counted = (comments: readonly SaidComment[]) => {
  const counts = new PhraseCounts('en', noNames);
  for (const comment of comments) counts.add(comment);
  return counts;
};
const find = (comments: readonly SaidComment[], surface: string) =>
  counted(comments)
    .shown()
    .find((phrase) => phrase.surface === surface);

test('a comment counts once, in whichever form, and most forms give the name', () => {
  const texts = ['Invoices! Invoices! Invoice', 'my invoice', 'An invoice', 'INVOICES'];
  expect(
    find(
      texts.map((text) => said(text)),
      'invoice',
    ),
  ).toMatchObject({ count: 4, people: 4 });
});

test('what fewer than three people said is never shown', () => {
  const loud = Array.from({ length: 20 }, () => said('My Zenvia broke', 'c1'));
  expect(find(loud, 'zenvia')).toBeUndefined();
  expect(find([...loud, said('Zenvia', 'c2')], 'zenvia')).toBeUndefined();
  expect(find([...loud, said('Zenvia', 'c2'), said('Zenvia')], 'zenvia')).toMatchObject({
    count: 22,
    people: 3,
  });
});

test('placeholders and numbers are no phrases and in none', () => {
  const texts = ['Call [phone] or [email], order 4711', 'Write [email] about 4711'];
  const shown = counted(Array.from({ length: 6 }, (_, i) => said(texts[i % 2]!))).shown();
  const surfaces = shown.map(({ surface }) => surface);
  expect(surfaces).toEqual(expect.arrayContaining(['call', 'order', 'write']));
  expect(surfaces.filter((surface) => /phone|email|\d/.test(surface))).toEqual([]);
});

test('what is written alike in two languages is one phrase', () => {
  const comments = ['en', 'bs'].flatMap((language) =>
    Array.from({ length: 3 }, () => ({ text: 'router', language, customer: null })),
  );
  const [phrase, ...others] = counted(comments).shown();
  expect([phrase, others]).toMatchObject([{ surface: 'router', count: 6 }, []]);
  const uses = new PhraseUses([phrase!], null);
  for (const comment of comments) uses.add(comment);
  expect(uses.of(phrase!.key)).toBe(6);
});

test('uses of given phrases in other comments', () => {
  const phrases = counted([said('late bus'), said('late bus'), said('late bus')]).shown();
  const uses = new PhraseUses(phrases, 'en');
  for (const text of ['The bus', 'late, late', 'the train']) uses.add({ text, language: 'en' });
  const byName = Object.fromEntries(phrases.map(({ key, surface }) => [surface, uses.of(key)]));
  expect(byName).toEqual({ late: 1, 'late bus': 0, bus: 1 });
  expect([uses.comments, uses.of('train')]).toEqual([3, 0]);
});

test('no phrase holds a name that these comments tell, or that a model knows', () => {
  const texts = ['late bus with Quillon', 'the late bus of Quillon', 'the late bus, Quillon'];
  const five = [...texts, ...texts].map((text) => said(text));
  expect(find(five, 'quillon')).toMatchObject({ count: 6 });
  expect(find([...five, said('it was Mr Quillon')], 'quillon')).toBeUndefined();
  const counts = new PhraseCounts('en', { ...noNames, people: new Set(['quillon']) });
  for (const comment of five) counts.add(comment);
  const surfaces = counts.shown().map(({ surface }) => surface);
  expect(surfaces).toContain('late bus');
  expect(surfaces.join(' ')).not.toContain('quillon');
});

test('a name in few of these comments is shown where a model knows it as that of a product', () => {
  const texts = ['a late Zenvia', 'no Zenvia', 'where is Zenvia'].map((text) => said(text));
  expect(find(texts, 'zenvia')).toBeUndefined();
  const counts = new PhraseCounts('en', { ...noNames, usual: new Set(['zenvia']) });
  for (const comment of texts) counts.add(comment);
  expect(counts.shown().map(({ surface }) => surface)).toContain('zenvia');
});
