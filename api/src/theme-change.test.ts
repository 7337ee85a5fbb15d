import type { ThemeColumns } from '@vocero/sql/theme-columns';
import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { actOfChange, columnsOfChange, columnsOfMove, requireComplete } from './theme-change.ts';

const now = new Date('2026-03-31T10:00:00Z');
const before = new Date('2026-01-01T10:00:00Z');
const by = { memberId: 'm1', now };

const theme: ThemeColumns = {
  label: 'Late',
  labelBy: 'engine',
  status: 'owned',
  statusSince: before,
  ownerId: 'm1',
  departmentId: null,
  dueOn: null,
  shouldExist: null,
  decision: null,
  decidedAt: null,
  decidedBy: null,
  actionTaken: null,
  declinedReason: null,
  mergedInto: null,
  regressedAt: before,
  removedAt: null,
};

test('a name given by a person is a person’s from then on', () => {
  expect(columnsOfChange(theme, { label: 'Late' }, by)).toEqual({
    label: 'Late',
    labelBy: 'person',
  });
});

test('a decision says who made it and when; the same one again says nothing', () => {
  const change = columnsOfChange(theme, { decision: 'Simplify' }, by);
  expect(change).toEqual({ decision: 'Simplify', decidedAt: now, decidedBy: 'm1' });
  expect(columnsOfChange({ ...theme, ...change }, { decision: 'Simplify' }, by)).toEqual({});
  expect(columnsOfChange({ ...theme, ...change }, { decision: '' }, by)).toEqual({
    decision: null,
    decidedAt: null,
    decidedBy: null,
  });
});

test('the clock of a status starts when it is entered, not when it is named again', () => {
  expect(columnsOfMove(theme, { to: 'decided' }, by)).toMatchObject({ statusSince: now });
  expect(columnsOfMove(theme, { to: 'owned' }, by)).not.toHaveProperty('statusSince');
});

test('the mark of having regressed stays until the theme is prevented again', () => {
  expect(columnsOfMove(theme, { to: 'verifying' }, by).regressedAt).toBe(before);
  expect(columnsOfMove(theme, { to: 'prevented' }, by).regressedAt).toBeNull();
});

test.each([
  ['en', 'This theme cannot be there yet. Still missing: what was decided and what was done.'],
  ['es', 'Este tema aún no puede estar ahí. Todavía falta: qué se decidió y qué se hizo.'],
  ['bs', 'Ova tema još ne može biti tamo. Još nedostaje: šta je odlučeno i šta je urađeno.'],
] as const)('a refusal names what is missing in %s', (locale, words) => {
  try {
    requireComplete({ ...theme, status: 'verifying' }, locale);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).extra).toEqual({ missing: ['decision', 'action_taken'] });
    expect((error as Problem).params['parts']).toBe(words.split(': ')[1]!.slice(0, -1));
  }
});

test('the history names a change by its only part', () => {
  expect(actOfChange({ label: 'Late', labelBy: 'person' })).toBe('renamed');
  expect(actOfChange({ ownerId: null })).toBe('assigned');
  expect(actOfChange({ decision: 'Yes', decidedAt: now, decidedBy: 'm1' })).toBe('decided');
  expect(actOfChange({ ownerId: 'm1', dueOn: '2026-03-31' })).toBe('changed');
});
