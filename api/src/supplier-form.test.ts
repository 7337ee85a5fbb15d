import { expect, test } from 'vitest';
import {
  draftOf,
  nameOfReport,
  readSupplierFields,
  reportOf,
  supplierErrors,
} from './supplier-form.ts';

const theme = '0190a5b0-0000-7000-8000-000000000001';
const today = '2026-03-31';
const errorsOf = (fields: object, isTrapped = false) =>
  supplierErrors(draftOf(readSupplierFields({ theme, ...fields })), { today, isTrapped });

test('a state is enough, except that who cannot says why', () => {
  expect(errorsOf({ state: 'seen' })).toEqual({});
  expect(errorsOf({ state: 'cannot' })).toEqual({ text: 'text_missing' });
  expect(errorsOf({ state: 'cannot', text: '\u200b \u202e' })).toEqual({ text: 'text_missing' });
  expect(errorsOf({ state: 'cannot', text: 'No parts.' })).toEqual({});
});

test.each(['', 'finished', 'toString'])('%o is no state', (state) => {
  expect(errorsOf({ state })).toEqual({ state: 'state' });
});

test('2,000 characters are taken, one more is not; line ends count once', () => {
  expect(errorsOf({ state: 'seen', text: 'a'.repeat(2_000) })).toEqual({});
  expect(errorsOf({ state: 'seen', text: 'a'.repeat(2_001) })).toEqual({ text: 'too_long' });
  expect(errorsOf({ state: 'seen', text: `${'a\r\n'.repeat(999)}ab` })).toEqual({});
});

test.each([
  ['', undefined],
  ['2026-03-31', undefined],
  ['2031-03-31', undefined],
  ['2026-03-30', 'date_range'],
  ['2032-03-31', 'date_range'],
  ['2026-02-30', 'date'],
  ['soon', 'date'],
])('the day %o is answered by %o', (expectedOn, error) => {
  expect(errorsOf({ state: 'working', expectedOn }).expectedOn).toBe(error);
});

test('signs that nobody can see or type are not kept; words and line ends are', () => {
  const { text } = readSupplierFields({ text: 'a\u202eb\u2066c\u0000d\u0007\r\ne' });
  expect(text).toBe('abcd\ne');
});

test('a field that must stay empty gives programs away', () => {
  expect(errorsOf({ state: 'seen' }, true)).toEqual({ form: 'trap' });
});

test('what is empty is stored as nothing', () => {
  const draft = draftOf(readSupplierFields({ theme, state: 'done', text: ' ', expectedOn: ' ' }));
  expect(reportOf(draft)).toEqual({ state: 'done', text: null, expectedOn: null });
});

test('the same form has the same name; other words or another link have another', () => {
  const draft = draftOf(readSupplierFields({ theme, state: 'done' }));
  const name = nameOfReport('link', 'one', draft);
  expect(nameOfReport('link', 'one', { ...draft })).toBe(name);
  expect(nameOfReport('link', 'one', { ...draft, text: 'x' })).not.toBe(name);
  expect(nameOfReport('other', 'one', draft)).not.toBe(name);
});
