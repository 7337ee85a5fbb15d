import { expect, test } from 'vitest';
import { foldText } from './fold.ts';

test('both scripts of Serbian and letters without marks fold to the same', () => {
  expect(foldText('Кашњење')).toBe('kasnjenje');
  expect(foldText('Kašnjenje')).toBe('kasnjenje');
  expect(foldText('Ђорђе, Đorđe, Dјordje')).toBe('djordje, djordje, djordje');
});

test('marks go, special letters open', () => {
  expect(foldText('¿Cuándo llegará el niño? Straße, ﬁn')).toBe(
    '¿cuando llegara el nino? strasse, fin',
  );
});

test('folding twice changes nothing', () => {
  for (const text of ['Џеп Љиљана', 'İstanbul', 'ČĆŽŠĐ', 'plain', '🙂']) {
    expect(foldText(foldText(text))).toBe(foldText(text));
  }
});
