import type { ThemeColumns } from '@vocero/sql/theme-columns';
import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { actOfChange, columnsOfChange, columnsOfMove, requireComplete } from './theme-change.ts';

const now = new Date('2026-03-31T10:00:00Z');
const before = new Date('2026-01-01T10:00:00Z');
const by = { memberId: 'm1', now, today: '2026-04-01' }; // east of Greenwich the day is another

const theme: ThemeColumns = {
  label: 'Late',
  labelBy: 'engine',
  status: 'owned',
  statusSince: before,
  ownerId: 'm1',
  departmentId: null,
  councilId: null,
  dueOn: null,
  shouldExist: null,
  opportunity: null,
  whys: [],
  assumptions: [],
  barrier: null,
  barrierNote: null,
  valueCustomer: null,
  valueCompany: null,
  decisionKind: null,
  decisionOptions: [],
  decision: null,
  decidedAt: null,
  decidedBy: null,
  target: null,
  actionTaken: null,
  actedOn: null,
  verifiedAt: null,
  verification: null,
  prevention: null,
  benefit: null,
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
  const option = { text: 'Write', kind: 'improve', cost: 10, days: 2, effect: 0.1 } as const;
  expect(columnsOfChange(theme, { decisionOptions: [option] }, by)).toEqual({
    decisionOptions: [option],
  });
});

test('the clock of a status starts when it is entered, not when it is named again', () => {
  expect(columnsOfMove(theme, { to: 'decided' }, by)).toMatchObject({ statusSince: now });
  expect(columnsOfMove(theme, { to: 'owned' }, by)).not.toHaveProperty('statusSince');
});

test('what was verified counts no more once nobody watches whether contacts stay down', () => {
  const verified = { ...theme, verifiedAt: before };
  const reset = { verifiedAt: null, verification: null };
  for (const to of ['owned', 'being_fixed', 'watching', 'declined'] as const) {
    expect(columnsOfMove(verified, { to }, by)).toMatchObject(reset);
  }
  expect(columnsOfMove(verified, { to: 'prevented' }, by)).not.toHaveProperty('verifiedAt');
});

test('the mark of having regressed stays until the theme is prevented again', () => {
  expect(columnsOfMove(theme, { to: 'verifying' }, by).regressedAt).toBe(before);
  expect(columnsOfMove(theme, { to: 'prevented' }, by).regressedAt).toBeNull();
});

const ready: ThemeColumns = {
  ...theme,
  shouldExist: 'no',
  whys: [{ text: 'No list', evidence: [], isRoot: true, category: 'process' }],
  decisionKind: 'simplify',
  target: {
    metric: 'count',
    goal: 5,
    on: '2026-06-30',
    weeks: 4,
    baseline: {
      from: '2026-01-05',
      until: '2026-03-02',
      weeks: 8,
      count: 80,
      driver: null,
      spread: 1,
    },
  },
};

test.each([
  ['en', 'This theme cannot be there yet. Still missing: what was decided and what was done.'],
  ['es', 'Este tema aún no puede estar ahí. Todavía falta: qué se decidió y qué se hizo.'],
  ['bs', 'Ova tema još ne može biti tamo. Još nedostaje: šta je odlučeno i šta je urađeno.'],
] as const)('a refusal names what is missing in %s', (locale, words) => {
  try {
    requireComplete(ready, { ...ready, status: 'verifying' }, locale);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).extra).toEqual({ missing: ['decision', 'action_taken'] });
    expect((error as Problem).params['parts']).toBe(words.split(': ')[1]!.slice(0, -1));
  }
});

test('within a status nothing it asks for can be taken away, but what never was may stay so', () => {
  const decided = { ...ready, status: 'decided', decision: 'Simplify' } as const;
  const complete = (before: ThemeColumns, after: ThemeColumns) => () =>
    requireComplete(before, after, 'en');
  expect(complete(decided, { ...decided, whys: [] })).toThrow(Problem);
  const old = { ...decided, whys: [] };
  expect(complete(old, { ...old, label: 'Later' })).not.toThrow();
  expect(complete(old, { ...old, status: 'being_fixed' })).toThrow(Problem);
});

test('what was done took effect on the day it was written down, unless said otherwise', () => {
  const done = columnsOfChange(theme, { actionTaken: 'New list' }, by);
  expect(done).toMatchObject({ actionTaken: 'New list', actedOn: '2026-04-01' });
  const told = columnsOfChange(theme, { actionTaken: 'New list', actedOn: '2026-03-02' }, by);
  expect(told.actedOn).toBe('2026-03-02');
  const acted = { ...theme, ...told };
  expect(columnsOfChange(acted, { actionTaken: 'Newer list' }, by).actedOn).toBe('2026-03-02');
  expect(columnsOfChange(acted, { actionTaken: '' }, by).actedOn).toBeNull();
});

test('a fall that was verified against another target is verified no longer', () => {
  const goal = (target: number) => ({ ...ready.target!, goal: target });
  expect(columnsOfChange(ready, { target: goal(5) }, by)).not.toHaveProperty('verifiedAt');
  expect(columnsOfChange(ready, { target: goal(4) }, by)).toMatchObject({ verifiedAt: null });
  expect(columnsOfChange(ready, { target: null }, by)).toMatchObject({ target: null });
});

test('the history names a change by what alone it is about', () => {
  expect(actOfChange({ label: 'Late', labelBy: 'person' })).toBe('renamed');
  expect(actOfChange({ ownerId: null })).toBe('assigned');
  expect(actOfChange({ decision: 'Yes', decidedAt: now, decidedBy: 'm1' })).toBe('decided');
  expect(actOfChange({ decision: 'Yes', decisionKind: 'simplify' })).toBe('decided');
  expect(actOfChange({ whys: [] })).toBe('cause_found');
  expect(actOfChange({ ownerId: 'm1', dueOn: '2026-03-31' })).toBe('changed');
});
