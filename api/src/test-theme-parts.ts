import type { ThemeChange } from './contract/themes.ts';

/** What a theme is asked on its way, answered as briefly as it goes; for tests. */
export const answered = {
  cause: {
    shouldExist: 'no',
    whys: [{ text: 'Nobody checks the list', evidence: [], isRoot: true, category: 'process' }],
  },
  decision: { decisionKind: 'simplify', decision: 'Simplify' },
  target: { target: { goal: 1, on: '2027-03-31', from: '2026-01-05', until: '2026-03-02' } },
  action: { actionTaken: 'New letter' },
  prevention: { prevention: { what: 'The list is checked on Mondays', where: 'process' } },
} satisfies Record<string, Omit<ThemeChange, 'version' | 'label'>>;

/** All that a theme needs to be decided, being fixed, or verifying. */
export const toDecide = { ...answered.cause, ...answered.decision };
export const toFix = { ...toDecide, ...answered.target };
export const toVerify = { ...toFix, ...answered.action };
