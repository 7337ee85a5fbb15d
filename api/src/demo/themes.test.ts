import { expect, test } from 'vitest';
import { steps } from '../contract/status.ts';
import { demoComments } from './comments.ts';
import type { DemoAct, DemoChange, DemoDeed, DemoTheme } from './demo-theme.ts';
import { demoDepartments, demoMembers } from './organization.ts';
import { demoThemes } from './themes.ts';

const isDeed = (act: DemoAct): act is DemoDeed => !('judged' in act);
const deedsOf = (theme: DemoTheme) => theme.story.filter(isDeed);

const evidenceOf = ({ whys = [], assumptions = [] }: DemoChange) => [
  ...whys.flatMap(({ evidence = [] }) => evidence),
  ...assumptions.flatMap((one) => [...(one.for ?? []), ...(one.against ?? [])]),
];

test('quotes that show something are of one comment each, heard before they were named', () => {
  for (const theme of demoThemes) {
    const own = demoComments.filter((comment) => comment.theme === theme.key);
    for (const deed of deedsOf(theme)) {
      for (const words of evidenceOf(deed.with ?? {})) {
        const found = own.filter((comment) => comment.text.includes(words));
        expect(found, `${theme.key}: ${words}`).toHaveLength(1);
        const named = 'daysAgo' in deed ? deed.daysAgo : 0;
        expect(found[0]!.daysAgo, `${theme.key}: ${words}`).toBeGreaterThan(named);
      }
    }
  }
});

test('a story is told in the order of its days', () => {
  for (const theme of demoThemes) {
    const days = deedsOf(theme).flatMap((deed) => ('daysAgo' in deed ? deed.daysAgo : []));
    expect(days, theme.key).toEqual([...days].sort((a, b) => b - a));
    expect(Math.min(...days, 1), theme.key).toBeGreaterThanOrEqual(1);
  }
});

test('each step forward is the next one', () => {
  for (const theme of demoThemes) {
    const reached = deedsOf(theme).flatMap(({ to }) => to ?? []);
    expect(['heard', ...reached], theme.key).toEqual(steps.slice(0, reached.length + 1));
  }
});

test('a baseline spans whole weeks that were over when it was set, with comments all through', () => {
  for (const theme of demoThemes) {
    for (const deed of deedsOf(theme)) {
      const target = deed.with?.target;
      if (!target) continue;
      expect((target.fromDaysAgo - target.untilDaysAgo) % 7, theme.key).toBe(0);
      // The week of a day begins up to six days earlier; comments are from 83 days ago on.
      expect(target.fromDaysAgo + 6, theme.key).toBeLessThanOrEqual(83);
      expect('daysAgo' in deed && deed.daysAgo, theme.key).toBeLessThanOrEqual(target.untilDaysAgo);
    }
  }
});

test('between an action and what came back there are four full weeks wherever weeks begin', () => {
  const acted = (key: string) =>
    deedsOf(demoThemes.find((theme) => theme.key === key)!).flatMap(
      (deed) => deed.with?.actedDaysAgo ?? [],
    )[0]!;
  // The next week begins up to seven days later, four follow, and a day and a bit for prevention.
  const prevented = (key: string) => acted(key) - 7 - 28 - 1;
  const newest = demoComments
    .filter(
      (comment) => comment.theme === 'late-invoice' && comment.daysAgo < acted('late-invoice'),
    )
    .map((comment) => comment.daysAgo);
  expect(Math.max(...newest) + 1).toBeLessThan(prevented('late-invoice'));
  expect(prevented('app-logout')).toBeGreaterThan(1);
});

test('what is done has its day in the past, and all departments are there', () => {
  const departments = new Set(demoDepartments.map((department) => department.key));
  for (const theme of demoThemes) {
    for (const { department } of deedsOf(theme).map((deed) => deed.with ?? {})) {
      if (department) expect(departments).toContain(department);
    }
    for (const action of theme.actions ?? []) {
      if (action.done) expect(-action.dueInDays, action.what).toBeLessThan(action.addedDaysAgo);
    }
  }
});

test('of eight departments two are suppliers, and each of the six members has one', () => {
  expect(demoDepartments).toHaveLength(8);
  expect(demoDepartments.filter((department) => department.kind === 'supplier')).toHaveLength(2);
  expect(demoMembers).toHaveLength(6);
  const departments = demoDepartments.map((department) => department.key);
  for (const member of demoMembers) expect(departments).toContain(member.departmentKey);
});
