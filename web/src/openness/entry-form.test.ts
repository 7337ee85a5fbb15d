import { expect, test } from 'vitest';
import { blankForm, bodyOf } from './entry-form.ts';

test('only languages with a title are sent, and empty lines are left out', () => {
  const form = blankForm('said');
  form.titles.en = ' You waited ';
  form.texts.en = 'More people answer.';
  form.texts.es = 'Sin título';
  expect(bodyOf(form).words).toEqual({
    en: { title: 'You waited', text: 'More people answer.' },
  });
});

test('days belong to promises that name them, an effect to a theme', () => {
  const form = { ...blankForm('promises'), days: '5', showsEffect: true };
  expect(bodyOf(form)).toMatchObject({ days: null, showsEffect: false });
  const theme = { id: 'a', label: 'A' };
  expect(bodyOf({ ...form, topic: 'answered', theme })).toMatchObject({
    days: 5,
    showsEffect: true,
  });
});
