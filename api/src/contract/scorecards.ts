import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Fall } from './fall.ts';
import { Rate } from './rate.ts';
import { Change, Period } from './reason-reports.ts';
import { Status } from './themes.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

const Department = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['department', 'supplier']),
});

/** The mean of answers that are each worth 0 to 1; null where fewer than five answered. */
export const MeanAnswer = z.object({
  n: z.int(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type MeanAnswer = z.infer<typeof MeanAnswer>;

/** What a department's themes cause, and what is done about them. No person is told apart in it. */
export const Scorecard = z.object({
  department: Department,
  /** Of the last 30 days, and of the 30 before. */
  contacts: z.int(),
  previous: z.int(),
  /** Of all contacts of the last 30 days. */
  share: Rate,
  /** Avoidable and repeated ones among those of a known kind. */
  avoidable: Rate,
  /** Contacts × minutes × what a minute costs; null: contacts have no price. */
  cost: z.number().nullable(),
  /** Of the three questions of the survey, in 90 days. */
  satisfaction: MeanAnswer,
  /** Kept of those that came due in 90 days. */
  promises: Rate,
  themes: z.int(),
  /** Falls in contacts that were verified in 90 days. */
  verified: z.int(),
});
export type Scorecard = z.infer<typeof Scorecard>;

const measures = {
  period: Period,
  before: Period,
  /** The days of satisfaction, promises and verified falls. */
  longer: Period,
  contactMinutes: z.number(),
  minuteCost: z.number().nullable(),
  currency: z.string(),
};

export const listScorecards = endpoint({
  method: 'get',
  path: '/api/v1/scorecards',
  summary: 'What each department and supplier causes and what is done about it, by name',
  access: members(roles),
  answer: z.object({ ...measures, contacts: z.int(), items: z.array(Scorecard) }),
});

export const DepartmentWeek = z.object({
  start: Day,
  starts: Instant,
  ends: Instant,
  count: z.int(),
});
export type DepartmentWeek = z.infer<typeof DepartmentWeek>;

export const DepartmentTheme = z.object({
  id: Id,
  label: z.string(),
  status: Status,
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  dueOn: Day.nullable(),
  isOverdue: z.boolean(),
  /** Of the last 30 days. */
  contacts: z.int(),
});
export type DepartmentTheme = z.infer<typeof DepartmentTheme>;

/** `postponed`: its day had passed when another one was set; `target`: contacts were to have fallen. */
export const promiseKinds = ['action', 'postponed', 'target'] as const;

export const KeptPromise = z.object({
  theme: z.object({ id: Id, label: z.string() }),
  kind: z.enum(promiseKinds),
  what: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: Day,
  doneOn: Day.nullable(),
  kept: z.boolean(),
});
export type KeptPromise = z.infer<typeof KeptPromise>;

export const VerifiedFall = z.object({
  theme: z.object({ id: Id, label: z.string() }),
  owner: z.string().nullable(),
  at: Instant,
  fall: Fall.nullable(),
});
export type VerifiedFall = z.infer<typeof VerifiedFall>;

export const ScorecardDetail = Scorecard.extend({
  ...measures,
  /** Against the 30 days before; null: too few in both. */
  change: Change.nullable(),
  /** The three questions one by one. */
  solved: MeanAnswer,
  treated: MeanAnswer,
  firstTime: MeanAnswer,
  /** The last twelve weeks, the running one at the end. */
  weeks: z.array(DepartmentWeek),
  openThemes: z.array(DepartmentTheme),
  promised: z.array(KeptPromise),
  falls: z.array(VerifiedFall),
});
export type ScorecardDetail = z.infer<typeof ScorecardDetail>;

export const readScorecard = endpoint({
  method: 'get',
  path: '/api/v1/departments/{id}/scorecard',
  summary: 'The scorecard of one department or supplier with the lists behind its numbers',
  access: members(roles),
  params: IdParams,
  answer: ScorecardDetail,
});
