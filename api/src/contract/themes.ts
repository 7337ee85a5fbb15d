import { z } from 'zod';
import { acts } from './acts.ts';
import { endpoint, members, roles, themeWorkers } from './endpoint.ts';
import { Feedback, FeedbackFilter } from './feedback.ts';
import { Rate } from './rate.ts';
import { methodSteps, missingParts, statuses, steps } from './status.ts';
import { CountedWeek, TargetProgress, TargetWarning } from './targets.ts';
import {
  Assumptions,
  barriers,
  Benefit,
  DecisionKind,
  DecisionOption,
  NewTarget,
  opportunities,
  Prevention,
  Target,
  Verification,
  Whys,
  WorthScale,
} from './theme-parts.ts';
import { Acted, Day, Id, IdParams, Instant, Kind, PageQuery, pageOf } from './values.ts';

export { statuses } from './status.ts';
export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;
/** The board's columns, in order. */
export const columns = steps;

export const flags = ['new', 'rising', 'regressed', 'no_owner', 'overdue', 'stalled'] as const;
export const Flag = z.enum(flags);
export type Flag = z.infer<typeof Flag>;

/** Whether single people say it, many do, or ever more do. */
export const reaches = ['isolated', 'recurring', 'spreading'] as const;
export type Reach = (typeof reaches)[number];

/** Comments, days with any, people and units (surveys, else channels) of the last eight weeks. */
const ReachCounts = { comments: z.int(), days: z.int(), people: z.int(), units: z.int() };

export const Theme = z.object({
  id: Id,
  label: z.string(),
  /** What the engine calls it, when a person renamed it. */
  autoLabel: z.string().nullable(),
  terms: z.array(z.string()),
  /** Comments in all, in the last 7 and in the last 30 days. */
  count: z.int(),
  count7: z.int(),
  count30: z.int(),
  /** Comments per week for the last 12 weeks, oldest first; the last one ends now. */
  weeks: z.array(z.int()),
  /** Last 30 days against the 30 before, as a share: 0.4 is up 40 %. Null when there is too little to say. */
  change: z.number().nullable(),
  /** What the last 7 or 28 days are measured by: the rest of eight weeks, by days of the week. */
  trend: z.object({
    /** 7 or 28, whichever says more, and the comments in them. */
    days: z.int(),
    heard: z.int(),
    /** Comments of those days, had its part of all comments stayed; null: nothing to compare with. */
    expected: z.number().nullable(),
    /** How likely so many are by accident, corrected for the number of themes; null: too few to tell. */
    chance: z.number().nullable(),
    /** Of the last eight weeks; null: not heard in them. */
    reach: z.enum(reaches).nullable(),
  }),
  /** Comments that nobody has looked at yet. */
  unseen: z.int(),
  /** Visitors who said "me too" instead of writing, of problems that last or ended within 30 days. */
  meToos: z.int(),
  status: Status,
  statusSince: Instant,
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  department: z.object({ id: Id, name: z.string() }).nullable(),
  dueOn: Day.nullable(),
  flags: z.array(Flag),
  decisionKind: DecisionKind.nullable(),
  /** When the fall in contacts passed its test. */
  verifiedAt: Instant.nullable(),
  /** When it was prevented and came back; null: it did not, or it is prevented again. */
  regressedAt: Instant.nullable(),
  quote: z.string().nullable(),
  lastHeardAt: Instant.nullable(),
  version: z.int(),
});
export type Theme = z.infer<typeof Theme>;

/** What an action takes: hours of work, and money in the organisation's currency. */
const Hours = z.number().min(0).max(100_000);
const Cost = z.number().min(0).max(1e9);

export const Action = z.object({
  id: Id,
  what: z.string(),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  dueOn: Day.nullable(),
  doneAt: Instant.nullable(),
  hours: Hours.nullable(),
  cost: Cost.nullable(),
});
export type Action = z.infer<typeof Action>;

export const ThemeDetail = Theme.extend({
  /** Which council looks after it; null: the one that was founded first. */
  councilId: Id.nullable(),
  shouldExist: z.enum(['yes', 'no', 'unsure']).nullable(),
  opportunity: z.enum(opportunities).nullable(),
  whys: Whys,
  assumptions: Assumptions,
  /** Of each assumption the part of its comments that speaks against it. */
  assumptionRates: z.array(Rate),
  barrier: z.enum(barriers).nullable(),
  barrierNote: z.string().nullable(),
  /** When its status, its actions or what was found out and decided about it changed last. */
  movedAt: Instant,
  /** Whether such a contact annoys (-2) or is worth something (2), to the customer and to us. */
  valueCustomer: WorthScale.nullable(),
  valueCompany: WorthScale.nullable(),
  decisionOptions: z.array(DecisionOption),
  decision: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  target: Target.nullable(),
  targetWarnings: z.array(TargetWarning),
  progress: TargetProgress,
  actionTaken: z.string().nullable(),
  actedOn: Day.nullable(),
  verification: Verification.nullable(),
  prevention: Prevention.nullable(),
  benefit: Benefit.nullable(),
  declinedReason: z.string().nullable(),
  mergedInto: z.object({ id: Id, label: z.string() }).nullable(),
  aliases: z.array(z.string()),
  actions: z.array(Action),
  /** What its comments were granted, by currency; what was taken back is not in it. */
  remedies: z.array(z.object({ currency: z.string(), amount: z.number(), count: z.int() })),
  /** Distinct customers among the comments that name one, and how many name one. */
  customers: z.object({ distinct: z.int(), known: z.int() }),
  /** Comments by language, channel and contact reason: what the quotes can be filtered by. */
  languages: z.array(z.object({ value: z.string(), count: z.int() })),
  channels: z.array(z.object({ value: z.string(), count: z.int() })),
  reasons: z.array(z.object({ value: z.string(), count: z.int() })),
  /** What kinds of contacts they are; null: not classified. */
  kinds: z.array(z.object({ kind: Kind.nullable(), count: z.int(), share: Rate })),
  /** What the reach was worked out from, and from how much on a theme recurs; null: not heard. */
  reachWorking: z
    .object({
      ...ReachCounts,
      thresholds: z.object(ReachCounts),
      /** Customers of the last days against their part of all in the weeks before; see `trend`. */
      spread: z.object({
        days: z.int(),
        heard: z.int(),
        expected: z.number().nullable(),
        chance: z.number().nullable(),
      }),
    })
    .nullable(),
  createdAt: Instant,
  /** What still stands between this theme and the next status, as codes; empty: it may go on. */
  missing: z.array(z.enum(missingParts)),
  next: Status.nullable(),
  /** What each step of the method asks for, and whether it is there. */
  criteria: z.array(
    z.object({
      step: z.enum(methodSteps),
      parts: z.array(z.object({ part: z.enum(missingParts), done: z.boolean() })),
    }),
  ),
});
export type ThemeDetail = z.infer<typeof ThemeDetail>;

export const ThemeFilter = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  status: Status.optional(),
  flag: Flag.optional(),
  owner: Id.optional(),
  department: Id.optional(),
  /** Words in the label or the terms. */
  q: z.string().max(200).optional(),
  /** `open` leaves out merged ones; `all` keeps them. */
  show: z.enum(['open', 'all']).default('open'),
});

export const Quote = Feedback.extend({ representative: z.boolean() });
export type Quote = z.infer<typeof Quote>;

export const listThemes = endpoint({
  method: 'get',
  path: '/api/v1/themes',
  summary: 'Themes with their counts, most comments of the last 30 days first',
  access: members(roles, 'themes:read'),
  query: ThemeFilter,
  answer: pageOf(Theme),
});

export const createTheme = endpoint({
  method: 'post',
  path: '/api/v1/themes',
  summary: 'Make a theme by hand, with the comments that belong to it',
  access: members(themeWorkers),
  body: z.strictObject({
    label: z.string().trim().min(1).max(160),
    feedbackIds: z.array(Id).max(500).default([]),
  }),
  status: 201,
  answer: Acted.extend({ id: Id }),
});

export const readTheme = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}',
  summary: 'One theme, whole',
  access: members(roles, 'themes:read'),
  params: IdParams,
  answer: ThemeDetail,
});

/** What an owner and a council write down about a theme. Lists replace what was there. */
const Written = z.strictObject({
  ownerId: Id.nullable().optional(),
  departmentId: Id.nullable().optional(),
  councilId: Id.nullable().optional(),
  dueOn: Day.nullable().optional(),
  shouldExist: z.enum(['yes', 'no', 'unsure']).nullable().optional(),
  opportunity: z.enum(opportunities).nullable().optional(),
  whys: Whys.optional(),
  assumptions: Assumptions.optional(),
  barrier: z.enum(barriers).nullable().optional(),
  barrierNote: z.string().trim().max(2_000).nullable().optional(),
  valueCustomer: WorthScale.nullable().optional(),
  valueCompany: WorthScale.nullable().optional(),
  decisionKind: DecisionKind.nullable().optional(),
  decisionOptions: z.array(DecisionOption).max(10).optional(),
  decision: z.string().trim().max(5_000).nullable().optional(),
  target: NewTarget.nullable().optional(),
  actionTaken: z.string().trim().max(5_000).nullable().optional(),
  /** The day on which it took effect; today, unless given. */
  actedOn: Day.nullable().optional(),
  prevention: Prevention.nullable().optional(),
  benefit: Benefit.nullable().optional(),
});

/** `version` is the one that was read: another person's change in between is refused with 409. */
export const ThemeChange = Written.extend({
  version: z.int(),
  label: z.string().trim().min(1).max(160).optional(),
});

export const changeTheme = endpoint({
  method: 'patch',
  path: '/api/v1/themes/{id}',
  summary: 'Rename, assign, date, find the cause, decide, set a target or note what prevents it',
  access: members(themeWorkers),
  params: IdParams,
  body: ThemeChange,
  answer: ThemeDetail.extend({ eventId: Id.nullable() }),
});
export type ThemeChange = z.input<typeof ThemeChange>;

/** What is missing may come with the move, all in one. */
export const moveTheme = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/status',
  summary: 'Move a theme to another status; refused with what is missing',
  access: members(themeWorkers),
  params: IdParams,
  body: Written.extend({
    version: z.int(),
    to: Status.exclude(['merged']),
    note: z.string().trim().max(2_000).optional(),
    declinedReason: z.string().trim().min(1).max(2_000).optional(),
  }),
  answer: ThemeDetail.extend({ eventId: Id.nullable() }),
});

export const markThemeSeen = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/seen',
  summary: 'Mark the comments of a theme as looked at',
  access: members(roles),
  params: IdParams,
  status: 204,
});

export const listThemeFeedback = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/feedback',
  summary:
    'The comments of a theme: the representative one first, then the newest; with `q` the newest that say something',
  access: members(roles, 'themes:read'),
  params: IdParams,
  query: FeedbackFilter.omit({ theme: true, state: true, candidate: true, order: true }),
  answer: pageOf(Quote),
});

export const readThemeTrend = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/trend',
  summary: 'Comments per week, with the days on which the theme changed its status',
  access: members(roles, 'themes:read'),
  params: IdParams,
  query: z.object({ weeks: z.coerce.number().int().min(4).max(156).default(26) }),
  answer: z.object({
    weeks: z.array(CountedWeek.extend({ all: z.int() })),
    marks: z.array(z.object({ at: Instant, status: Status, act: z.enum(acts) })),
  }),
});

export const addAction = endpoint({
  method: 'post',
  path: '/api/v1/themes/{id}/actions',
  summary: 'Add an action: what, by whom, by when',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    what: z.string().trim().min(1).max(2_000),
    ownerId: Id.nullable().default(null),
    dueOn: Day.nullable().default(null),
    hours: Hours.nullable().default(null),
    cost: Cost.nullable().default(null),
  }),
  status: 201,
  answer: Action,
});

export const changeAction = endpoint({
  method: 'patch',
  path: '/api/v1/actions/{id}',
  summary: 'Change an action, or mark it done',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({
    what: z.string().trim().min(1).max(2_000).optional(),
    ownerId: Id.nullable().optional(),
    dueOn: Day.nullable().optional(),
    hours: Hours.nullable().optional(),
    cost: Cost.nullable().optional(),
    done: z.boolean().optional(),
    removed: z.boolean().optional(),
  }),
  answer: Action,
});
