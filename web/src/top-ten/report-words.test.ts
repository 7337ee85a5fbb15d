import type { TopTenRow } from '@vocero/api/contract/top-ten';
import { expect, test } from 'vitest';
import { reportTeller } from '../public/report-text.ts';
import { linksOf } from './report-links.ts';
import {
  baselineWords,
  contactsWords,
  moneyWords,
  progressWords,
  rankSign,
  rankWords,
  rateWords,
  shareWords,
  weekDays,
} from './report-words.ts';

const en = reportTeller('en');
const es = reportTeller('es');

const row: TopTenRow = {
  rank: 2,
  themeId: '00000000-0000-7000-8000-000000000001',
  label: 'Late',
  previousRank: 4,
  contacts: 12,
  previousContacts: 9,
  kinds: { avoidable: 12, repeat: 0, simple: 0, valued: 0, none: 0 },
  rate: null,
  status: 'heard',
  ownerName: null,
  departmentName: null,
  decisionKind: null,
  decision: null,
  target: null,
  isVerified: false,
  nextStep: null,
  cost: null,
};

test.each([
  [4, 'up 2', '▲'],
  [1, 'down 1', '▼'],
  [2, 'as before', '='],
  [null, 'new', '★'],
])('second after %s is told as "%s"', (previousRank, words, sign) => {
  expect(rankWords(en, { ...row, previousRank }, false)).toBe(words);
  expect(rankSign({ ...row, previousRank }, false)).toBe(sign);
});

test('in the first week nothing is new', () => {
  expect(rankWords(en, { ...row, previousRank: null }, true)).toBe('');
  expect(rankSign({ ...row, previousRank: null }, true)).toBe('');
});

test('contacts are compared with the week before, but not while the week runs', () => {
  expect(contactsWords(en, row)).toBe('3 more than the week before');
  expect(contactsWords(es, { ...row, previousContacts: 13 })).toBe(
    '1 menos que la semana anterior',
  );
  expect(contactsWords(en, { ...row, previousContacts: null })).toBe('so far');
});

test('a rate has its range, or is too small to tell', () => {
  const rate = { count: 12, of: 400, per100: 3, low: 1.549, high: 5.24 };
  expect(rateWords(en, rate)).toBe('3 (1.55 to 5.24)');
  expect(rateWords(es, rate)).toBe('3 (de 1,55 a 5,24)');
  expect(rateWords(en, { ...rate, per100: null, low: null, high: null })).toBe('too few to tell');
});

const target = {
  metric: 'count' as const,
  goal: 10,
  on: '2026-06-01',
  baseline: 20,
  current: 15,
  progress: 0.5,
};

test('a target is told with what was before, and with a true minus', () => {
  expect(baselineWords(en, target, 'orders')).toBe(
    'Before: 20 a week; this week: 15 a week (−25%)',
  );
  expect(baselineWords(en, { ...target, current: null }, 'orders')).toBe('Before: 20 a week');
  expect(progressWords(en, 0.5)).toBe('50% of the way');
  expect(progressWords(en, 1.2)).toBe('below the target');
  expect(progressWords(en, -0.2)).toBe('no progress yet');
});

test('shares of few are told as counts', () => {
  const share = { count: 3, of: 4, share: null, low: null, high: null };
  expect(shareWords(en, share)).toBe('3 of 4: too few for a share');
});

test('a week is its first and its last day', () => {
  expect(weekDays('en', { start: '2026-03-02', until: '2026-03-09' })).toMatch(
    /^2\s?–\s?8 Mar 2026$/,
  );
  expect(weekDays('en', { start: '2026-03-30', until: '2026-04-06' })).toMatch(
    /^30 Mar\s?–\s?5 Apr 2026$/,
  );
  expect(weekDays('bs', { start: '2026-03-30', until: '2026-04-06' })).toBe(
    '30. 3. 2026. – 5. 4. 2026.',
  );
  expect(weekDays('sr-Cyrl', { start: '2026-03-30', until: '2026-04-06' })).toBe(
    '30. 3. 2026. – 5. 4. 2026.',
  );
  expect(weekDays('hr', { start: '2026-03-30', until: '2026-04-06' })).toBe(
    '30. ožu 2026. – 5. tra 2026.',
  );
});

test('money has its currency', () => {
  expect(moneyWords('en', 37.8, 'EUR')).toBe('€37.80');
  expect(moneyWords('en', 1_234.5, 'BAM')).toMatch(/^BAM\s1,235$/);
});

test('a number leads to the comments of that week and theme', () => {
  const links = linksOf(
    { startsAt: '2026-03-01T23:00:00.000Z', endsAt: '2026-03-08T23:00:00.000Z' },
    { theme: (id) => `/t/${id}`, comments: '/c', measures: null },
  );
  const url = new URL(links.kind(row, 'avoidable'), 'http://localhost');
  expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
    '/c',
    {
      theme: row.themeId,
      kind: 'avoidable',
      since: '2026-03-01T23:00:00.000Z',
      until: '2026-03-08T23:00:00.000Z',
    },
  ]);
});
