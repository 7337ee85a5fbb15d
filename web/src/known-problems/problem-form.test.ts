import { expect, test } from 'vitest';
import { bodyOf, fieldOf, formOf, instantOf } from './problem-form.ts';

const now = new Date('2026-11-22T10:20:00Z');

test('what is filled in comes back as it was, to the minute', () => {
  expect(instantOf(fieldOf(now))).toBe('2026-11-22T10:20:00.000Z');
  expect(instantOf('')).toBeNull();
  expect(instantOf('soon')).toBeNull();
});

test('only languages with a title are sent, and a text goes with its title', () => {
  const form = formOf(null, now);
  form.titles.es = ' Sin internet ';
  form.texts.es = 'En Norte';
  form.texts.bs = 'U Zenici';
  form.titles.hr = 'Nema interneta';
  expect(bodyOf(form, now)).toMatchObject({
    words: { es: { title: 'Sin internet', text: 'En Norte' }, hr: { title: 'Nema interneta' } },
    startedAt: now.toISOString(),
    expectedAt: null,
    solvedHours: 24,
    themeId: null,
  });
});
