import { expect, test } from 'vitest';
import { missingFor } from '../contract/status.ts';
import { demoComments } from './comments.ts';
import { historyOf } from './history.ts';
import { demoDepartments, demoMembers } from './organization.ts';
import { demoThemes } from './themes.ts';

const now = new Date('2026-05-04T09:00:00Z');
const world = {
  now,
  locale: 'es',
  members: new Map(demoMembers.map(({ email }) => [email, email])),
  departments: new Map(demoDepartments.map(({ key }) => [key, key])),
  chairId: 'chair',
} as const;

const histories = demoThemes.map((demo) => {
  const heard = demoComments
    .filter((comment) => comment.theme === demo.key)
    .map(({ daysAgo, language, text }) => {
      return { id: text, language, at: new Date(now.getTime() - daysAgo * 86_400_000) };
    })
    .sort((a, b) => +a.at - +b.at);
  return { key: demo.key, heard, ...historyOf(demo, heard, world) };
});
const of = (key: string) => histories.find((history) => history.key === key)!;

test('a history is in order, in the past, and ends where the theme stands', () => {
  for (const { key, events, theme } of histories) {
    const moves = events.filter((event) => event.act === 'moved' || event.act === 'regressed');
    const times = moves.map((event) => +event.at);
    expect(times, key).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...events.map((event) => +event.at)), key).toBeLessThanOrEqual(+now);
    expect(theme.createdAt.getTime(), key).toBeLessThanOrEqual(Math.min(...times, +now));
    expect(moves.at(-1)?.after['status'] ?? 'heard', key).toBe(theme.status);
    expect(moves.at(-1)?.after['statusSince'] ?? theme.statusSince.toISOString(), key).toBe(
      theme.statusSince.toISOString(),
    );
  }
});

test('each move begins where the one before ended', () => {
  for (const { key, events } of histories) {
    const moves = events.filter((event) => 'status' in event.after);
    moves.slice(1).forEach((move, i) => {
      expect(move.before['status'], key).toBe(moves[i]!.after['status']);
    });
  }
});

test('no theme stands where it could not have been moved', () => {
  for (const { key, theme } of histories) {
    expect(missingFor(theme.status, { ...theme, declinedReason: null }), key).toEqual([]);
  }
});

test('the late invoice was prevented and has come back to its owner; the app stays prevented', () => {
  const { theme, heard, events } = of('late-invoice');
  expect(theme).toMatchObject({ status: 'owned', regressedAt: expect.any(Date) as Date });
  const regressed = events.find((event) => event.act === 'regressed')!;
  expect(regressed.memberId).toBeNull();
  expect(heard.some((comment) => comment.at < regressed.at && comment.id)).toBe(true);
  expect(of('app-logout').theme).toMatchObject({ status: 'prevented', regressedAt: null });
});

test('names are in the language asked for', () => {
  expect(of('charged-twice').theme.label).toBe('Cobrado dos veces');
});

test('what is to do next says when a theme is due, and what was done has its day', () => {
  expect(of('boiler-part').theme.dueOn).toBe('2026-05-02');
  expect(of('app-logout').theme.dueOn).toBeNull();
  const done = of('late-invoice').events.filter((event) => event.act === 'action_done');
  expect(done).toHaveLength(2);
});
