import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { placeComments } from './place.ts';
import { reasonOf } from './reason.ts';
import { sampleComments } from '../test-comments.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

test('the reason given later is the one that placing gives', () => {
  let made = 0;
  const { model } = learnThemes({
    comments: sampleComments(20, 1),
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
  });
  const comment = { id: 'new', text: 'My new card never arrived', language: null };
  const [placement] = placeComments(model, [comment], free);
  expect(placement!.reason!.terms.length).toBeGreaterThan(0);
  expect(reasonOf(model, comment, placement!.themeId!)).toEqual(placement!.reason);
  expect(reasonOf(model, comment, 'a theme made since')).toBeNull();
});

test('a word of a theme is a reason where it acts as people do, and one written small within a sentence', () => {
  const heads = ['Waiter was rude', 'yesterday a waiter was rude', 'and the waitress was rude'];
  const tails = ['to us', 'all evening', 'about the table'];
  const comments = heads.flatMap((head, h) =>
    tails.map((tail, t) => ({ id: `w${h}${t}`, text: `${head} ${tail}`, language: 'en' })),
  );
  let made = 0;
  const { model } = learnThemes({
    ...{ comments: [...comments, ...sampleComments(10, 1)], known: [], constraints: free },
    ...{ sensitivity: 'medium', seed: 1, newThemeId: () => `t${made++}` },
  });
  const names = { ...model.names, usual: new Set<string>() };
  const theme = model.themes.find(({ words }) => words.includes('waiter'))!;
  const terms = (text: string, words = theme.words) => {
    const themes = model.themes.map((one) => (one === theme ? { ...one, words } : one));
    const comment = { id: 'new', text, language: 'en' };
    return reasonOf({ ...model, themes, names }, comment, theme.id)!.terms.join(' ');
  };
  expect(terms('Waiter was rude to us')).toContain('waiter');
  expect(terms('Waiter was rude to us', [])).not.toContain('waiter');
  expect(terms('again a waiter was rude to us', [])).toContain('waiter');
});

test.each([
  { size: 12, known: true, of: 'small enough that the model knows all its members' },
  { size: 40, known: false, of: 'too large for that' },
])('a word of one member is no reason of its own, in a theme $of', ({ size, known }) => {
  let made = 0;
  const samples = sampleComments(size, 1).map((one, i) => ({
    ...one,
    text: `${one.text} ${i % 7}x`,
  }));
  const own = { id: 'own', text: 'this invoice shows a wrong stamp', language: 'en' };
  const other = { id: 'other', text: 'my card never arrived, not by stamp', language: 'en' };
  const { model, placements } = learnThemes({
    ...{ comments: [...samples, other, own], known: [], constraints: free },
    ...{ sensitivity: 'medium', seed: 1, newThemeId: () => `t${made++}` },
  });
  const { themeId, reason } = placements.at(-1);
  const reasonFor = (id: string, text: string) => reasonOf(model, { ...own, id, text }, themeId!);
  expect(reason!.shared).toBe(true);
  expect(reason!.terms.join(' ')).toContain('invoice');
  expect(reason!.terms.join(' ')).not.toContain('stamp');
  expect(reasonFor('own', own.text)).toMatchObject({ terms: reason!.terms, shared: true });
  expect(reasonFor('own', 'stamp')).toMatchObject({ terms: ['stamp'], shared: false });
  expect(reasonFor('new', 'stamp')).toMatchObject({ terms: ['stamp'], shared: known });
});

test('no word stands for nearness in meaning that does not pull towards the theme', () => {
  let made = 0;
  const { model, themes } = learnThemes({
    ...{ comments: sampleComments(20, 1), known: [], constraints: free },
    ...{ sensitivity: 'medium', seed: 1, newThemeId: () => `t${made++}` },
  });
  const invoices = themes.find(({ label }) => /invoice/i.test(label))!.id;
  const comment = { id: 'new', text: 'pošiljka kasni', language: 'bs' };
  expect(reasonOf(model, comment, invoices)).toMatchObject({ terms: [], shared: false });
});
