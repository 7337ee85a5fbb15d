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
