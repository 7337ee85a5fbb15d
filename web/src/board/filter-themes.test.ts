import { expect, test } from 'vitest';
import { aTheme } from './a-theme.ts';
import { plainView } from './board-view.ts';
import { filterThemes } from './filter-themes.ts';

const billing = { id: 'd1', name: 'Billing' };
const themes = [
  aTheme({ id: 'račun stigao dvaput', department: billing, flags: ['rising'] }),
  aTheme({ id: 'tarjeta no llega', terms: ['correo'], owner: { id: 'm1', name: 'Ana' } }),
];
const idsWith = (differs: Partial<typeof plainView>) =>
  filterThemes(themes, { ...plainView, ...differs }).map((theme) => theme.id);

test('words are found without marks, in label and terms, all of them or none', () => {
  expect(idsWith({ text: 'RACUN' })).toEqual(['račun stigao dvaput']);
  expect(idsWith({ text: 'correo tarjeta' })).toEqual(['tarjeta no llega']);
  expect(idsWith({ text: 'tarjeta racun' })).toEqual([]);
});

test('flag, owner and department must all fit', () => {
  expect(idsWith({ flag: 'rising', department: 'd1' })).toEqual(['račun stigao dvaput']);
  expect(idsWith({ flag: 'rising', owner: 'm1' })).toEqual([]);
  expect(idsWith({})).toHaveLength(2);
});
