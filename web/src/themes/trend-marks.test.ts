import { expect, test } from 'vitest';
import { marksOf } from './trend-marks.ts';

const theme = {
  status: 'owned',
  decidedAt: '2026-03-02T09:00:00Z',
  actedOn: '2026-03-10',
  verifiedAt: '2026-04-20T02:00:00Z',
} as const;

test('what happened to a theme is told in its order, a decision once', () => {
  const changes = [
    { at: '2026-03-02T09:00:00Z', status: 'decided', act: 'moved' },
    { at: '2026-03-09T08:00:00Z', status: 'being_fixed', act: 'moved' },
    { at: '2026-04-21T08:00:00Z', status: 'prevented', act: 'moved' },
    { at: '2026-05-30T08:00:00Z', status: 'owned', act: 'regressed' },
  ] as const;
  expect(marksOf(theme, changes).map(({ kind }) => kind)).toEqual([
    'decided',
    'moved',
    'acted',
    'verified',
    'prevented',
    'regressed',
  ]);
});

test('a move to decided without a written decision is told as a move', () => {
  const bare = { ...theme, decidedAt: null, actedOn: null, verifiedAt: null };
  const changes = [{ at: '2026-03-02T09:00:00Z', status: 'decided', act: 'moved' }] as const;
  expect(marksOf(bare, changes)).toEqual([
    { at: '2026-03-02T09:00:00Z', kind: 'moved', status: 'decided' },
  ]);
});
