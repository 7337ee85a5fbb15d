import { expect, test } from 'vitest';
import { demoDepartments, demoMembers } from './organization.ts';
import { demoThemes } from './themes.ts';

const order = ['heard', 'grouped', 'owned', 'decided', 'being_fixed', 'verifying', 'prevented'];
const reached = (status: string) =>
  demoThemes.filter((theme) => order.indexOf(theme.status) >= order.indexOf(status));

test('every status has a theme', () => {
  expect(new Set(demoThemes.map((theme) => theme.status))).toEqual(new Set(order));
});

test('from Owned on a theme has an owner and a department', () => {
  expect(reached('owned').filter((theme) => !theme.ownerEmail || !theme.departmentKey)).toEqual([]);
});

test('from Decided on a theme says whether it should exist, what was decided and when', () => {
  const decided = reached('decided');
  expect(decided.filter((t) => !t.shouldExist || !t.decision || !t.decidedDaysAgo)).toEqual([]);
});

test('from Verifying on a theme says what was done', () => {
  expect(reached('verifying').filter((theme) => !theme.actionTaken)).toEqual([]);
});

test('a theme was prevented after it was decided', () => {
  for (const { key, decidedDaysAgo, preventedDaysAgo } of reached('prevented')) {
    expect(preventedDaysAgo, key).toBeLessThan(decidedDaysAgo ?? 0);
  }
});

test('a prevented theme has no action left to do', () => {
  const open = reached('prevented').flatMap((theme) =>
    (theme.actions ?? []).filter((a) => !a.done),
  );
  expect(open).toEqual([]);
});

test('owners of themes and actions are members, departments exist', () => {
  const emails = new Set(demoMembers.map((member) => member.email));
  const departments = new Set(demoDepartments.map((department) => department.key));
  for (const theme of demoThemes) {
    if (theme.ownerEmail) expect(emails).toContain(theme.ownerEmail);
    if (theme.departmentKey) expect(departments).toContain(theme.departmentKey);
    for (const action of theme.actions ?? []) expect(emails).toContain(action.owner);
  }
});

test('of eight departments two are suppliers, and each of the five members has one', () => {
  expect(demoDepartments).toHaveLength(8);
  expect(demoDepartments.filter((department) => department.kind === 'supplier')).toHaveLength(2);
  expect(demoMembers).toHaveLength(5);
  const departments = demoDepartments.map((department) => department.key);
  for (const member of demoMembers) expect(departments).toContain(member.departmentKey);
});
