import type { Theme } from '@vocero/api/contract/themes';

/** A theme for tests: plain, and different only where the test says so. */
export const aTheme = (differs: Partial<Theme> & { id: string }): Theme => ({
  label: differs.id,
  autoLabel: null,
  terms: [],
  count: 0,
  count7: 0,
  count30: 0,
  weeks: Array.from({ length: 12 }, () => 0),
  change: null,
  trend: { days: 7, heard: 0, expected: null, chance: null, reach: null },
  unseen: 0,
  meToos: 0,
  status: 'grouped',
  statusSince: '2026-03-01T00:00:00.000Z',
  owner: null,
  department: null,
  dueOn: null,
  flags: [],
  decisionKind: null,
  verifiedAt: null,
  regressedAt: null,
  quote: null,
  lastHeardAt: null,
  version: 1,
  ...differs,
});
