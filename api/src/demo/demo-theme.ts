import type {
  DecisionOption,
  Opportunity,
  CauseCategory,
  Barrier,
  Benefit,
} from '../contract/theme-parts.ts';
import type { DecisionKind, preventionPlaces } from '../contract/theme-parts.ts';
import type { StatusName } from '../contract/status.ts';
import type { Locale } from '../contract/values.ts';
import type { DemoPerson } from './organization.ts';

interface DemoAction {
  what: string;
  owner: DemoPerson;
  addedDaysAgo: number;
  /** Counted from the day the demo is loaded; below zero was due before it. */
  dueInDays: number;
  done: boolean;
  /** What it takes: hours of work, and euros. */
  hours?: number;
  cost?: number;
}

/** Comments are named by words that only one comment of the theme has. */
type Evidence = readonly string[];

export interface DemoWhy {
  text: string;
  evidence?: Evidence;
  /** Of the root cause: where it lies. */
  root?: CauseCategory;
}

export interface DemoAssumption {
  text: string;
  for?: Evidence;
  against?: Evidence;
}

/** What people write down of a theme. Days are counted from the day the demo is loaded. */
export interface DemoChange {
  owner?: DemoPerson;
  department?: string;
  dueInDays?: number;
  shouldExist?: 'yes' | 'no' | 'unsure';
  opportunity?: Opportunity;
  whys?: readonly DemoWhy[];
  assumptions?: readonly DemoAssumption[];
  barrier?: Barrier;
  barrierNote?: string;
  valueCustomer?: number;
  valueCompany?: number;
  decisionKind?: DecisionKind;
  decision?: string;
  decisionOptions?: readonly DecisionOption[];
  target?: DemoTarget;
  actionTaken?: string;
  actedDaysAgo?: number;
  prevention?: DemoPrevention;
  benefit?: Benefit;
}

interface DemoTarget {
  metric: 'count' | 'rate';
  goal: number;
  onInDays: number;
  weeks: number;
  /** The baseline: a multiple of seven days apart they span as many weeks on any weekday. */
  fromDaysAgo: number;
  untilDaysAgo: number;
}

interface DemoPrevention {
  what: string;
  where: (typeof preventionPlaces)[number];
  checkedBy: DemoPerson;
  checkInDays: number;
}

type When = { daysAgo: number } | { daysAfter: number };

/** What a person did: wrote something down, or moved the theme and wrote that down with it. */
export type DemoDeed = When & {
  by?: DemoPerson;
  note?: string;
  to?: StatusName;
  with?: DemoChange;
};

/** What the product says by itself, when its tests say so. */
export interface DemoJudgement {
  judged: 'verified' | 'regressed';
}

export type DemoAct = DemoDeed | DemoJudgement;

/** One theme of the demo organisation and how far its people have come with it. */
export interface DemoTheme {
  key: string;
  labels: Record<Locale, string>;
  /** In the order in which it happened. */
  story: readonly DemoAct[];
  actions?: readonly DemoAction[];
}
