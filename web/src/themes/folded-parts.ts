import type { ThemeDetail } from '@vocero/api/contract/themes';

export const foldable = [
  'gate',
  'whys',
  'assumptions',
  'worth',
  'decision',
  'actions',
  'target',
  'prevention',
  'benefit',
] as const;
export type Foldable = (typeof foldable)[number];

type Parts = Pick<
  ThemeDetail,
  | 'status'
  | 'shouldExist'
  | 'whys'
  | 'assumptions'
  | 'valueCustomer'
  | 'valueCompany'
  | 'decision'
  | 'decisionOptions'
  | 'actions'
  | 'target'
  | 'prevention'
  | 'benefit'
>;

interface Rule {
  /** The status in which people work on it. */
  due: ThemeDetail['status'];
  isGiven: (theme: Parts) => boolean;
  /** What becomes of it later: 'story' is read again, the others fold once given or left empty. */
  after: 'story' | 'fold_given' | 'fold_empty';
}

const rules: Record<Foldable, Rule> = {
  gate: { due: 'owned', isGiven: ({ shouldExist }) => shouldExist !== null, after: 'fold_given' },
  whys: { due: 'owned', isGiven: ({ whys }) => whys.length > 0, after: 'story' },
  assumptions: {
    due: 'owned',
    isGiven: ({ assumptions }) => assumptions.length > 0,
    after: 'fold_empty',
  },
  worth: {
    due: 'owned',
    isGiven: ({ valueCustomer, valueCompany }) => valueCustomer !== null && valueCompany !== null,
    after: 'fold_given',
  },
  decision: {
    due: 'owned',
    isGiven: ({ decision, decisionOptions }) => decision !== null || decisionOptions.length > 0,
    after: 'story',
  },
  actions: { due: 'owned', isGiven: ({ actions }) => actions.length > 0, after: 'story' },
  target: { due: 'decided', isGiven: ({ target }) => target !== null, after: 'story' },
  prevention: {
    due: 'verifying',
    isGiven: ({ prevention }) => prevention !== null,
    after: 'story',
  },
  benefit: {
    due: 'decided',
    isGiven: ({ target, benefit }) => target !== null || benefit !== null,
    after: 'fold_empty',
  },
};

const way: readonly ThemeDetail['status'][] = [
  'heard',
  'grouped',
  'owned',
  'decided',
  'being_fixed',
  'verifying',
  'prevented',
];

/**
 * Which panels of a theme's page begin folded: those whose step is still to come, while they are
 * empty, and of the steps behind those that nobody needs to read again. What is to be done now, and
 * what tells why each step was taken, stays open.
 */
export const foldedParts = (theme: Parts): ReadonlySet<Foldable> =>
  new Set(foldable.filter((part) => isFolded(rules[part], theme)));

function isFolded({ due, isGiven, after }: Rule, theme: Parts): boolean {
  const at = way.indexOf(theme.status);
  if (at === -1) return !isGiven(theme); // watched, declined or merged: nothing is due
  if (at < way.indexOf(due)) return !isGiven(theme);
  if (at === way.indexOf(due) || after === 'story') return false;
  return after === 'fold_given' ? isGiven(theme) : !isGiven(theme);
}

/** Whether what customers say is the work itself: until somebody owns the theme it comes first. */
export const isStillHeard = (status: ThemeDetail['status']): boolean =>
  ['heard', 'grouped', 'watching'].includes(status);
