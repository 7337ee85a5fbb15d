import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { CountedWeeks, TargetMetric } from './theme-parts.ts';
import { Day, IdParams, Instant } from './values.ts';

/** What speaks against a target; it is set all the same. */
export const targetWarnings = [
  'too_fast',
  'goal_above_baseline',
  'baseline_thin',
  'set_after_action',
  'comments_left',
] as const;
export const TargetWarning = z.enum(targetWarnings);
export type TargetWarning = z.infer<typeof TargetWarning>;

/** One week of the organisation's calendar with the comments of a theme in it. */
export const CountedWeek = z.object({
  start: Day,
  /** Its bounds as instants: `since` is in it, `until` is not. */
  since: Instant,
  until: Instant,
  count: z.int(),
  /** Orders or visits; null: not known, or not counted per any. */
  driver: z.number().nullable(),
});
export type CountedWeek = z.infer<typeof CountedWeek>;

/** Comments per week, or per 100 orders or visits, with a 95 % interval; null under five comments. */
export const TargetLevel = z.object({
  weeks: z.int(),
  count: z.int(),
  driver: z.number().nullable(),
  level: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type TargetLevel = z.infer<typeof TargetLevel>;

export const progressStates = ['no_target', 'waiting', 'not_yet', 'not_enough', 'passed'] as const;

/** How far a theme is from its target being verified. */
export const TargetProgress = z.object({
  /** Full weeks since what was done took effect, oldest first; `below`: at or below the goal. */
  weeks: z.array(
    CountedWeek.extend({
      below: z.boolean().nullable(),
      /** Nothing at all was heard, of no theme. */
      isSilent: z.boolean(),
    }),
  ),
  /** In the baseline; null without a target. */
  before: TargetLevel.nullable(),
  /** In the weeks that are tested; null: there are none. */
  now: TargetLevel.nullable(),
  needed: z.int(),
  /** So many of the last ones in a row are below. */
  below: z.int(),
  /** How likely so few in those weeks would be had nothing changed; null: there are none. */
  probability: z.number().nullable(),
  /** Below this it is not called accident, at the look of this week; each later look asks for less. */
  allowed: z.number().nullable(),
  state: z.enum(progressStates),
  /** The first day on which it can be verified; null: it need not be, or nothing was done yet. */
  nextCheckOn: Day.nullable(),
});
export type TargetProgress = z.infer<typeof TargetProgress>;

export const previewTarget = endpoint({
  method: 'get',
  path: '/api/v1/themes/{id}/target',
  summary: 'Which weeks a baseline would count, and what speaks against a target',
  access: members(roles, 'themes:read'),
  params: IdParams,
  query: z.object({
    metric: TargetMetric.default('count'),
    goal: z.coerce.number().min(0).max(1e6).optional(),
    on: Day.optional(),
    weeks: z.coerce.number().int().min(2).max(12).default(4),
    from: Day,
    until: Day,
  }),
  answer: z.object({
    weeks: z.array(CountedWeek),
    /** Weeks that are not counted because nobody had spoken of the theme before them. */
    unheard: z.int(),
    /** Null: there is no full week in it. */
    baseline: CountedWeeks.nullable(),
    warnings: z.array(TargetWarning),
  }),
});
