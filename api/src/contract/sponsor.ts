import { z } from 'zod';
import { endpoint, members, sponsors } from './endpoint.ts';
import { Fall } from './fall.ts';
import { Stance } from './objections.ts';
import { barriers } from './theme-parts.ts';
import { Status } from './themes.ts';
import { Day, Id, Instant } from './values.ts';

/** A month, `2026-03`. */
export const Month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'month_form');

export const askLength = 500;

const Person = z.object({ id: Id, name: z.string() });

/** Whom to ask after a theme, and when they were asked last. */
export const Ask = z.object({
  to: Person,
  /** It is theirs; else it is nobody's and they chair the council. */
  isOwner: z.boolean(),
  last: z
    .object({
      at: Instant,
      by: z.string().nullable(),
      text: z.string().nullable(),
      isToday: z.boolean(),
    })
    .nullable(),
});
export type Ask = z.infer<typeof Ask>;

/** A theme on the sponsor's page. */
export const SponsorTheme = z.object({
  id: Id,
  label: z.string(),
  status: Status,
  owner: Person.nullable(),
  /** In the 28 days before. */
  contacts: z.int(),
  /** Null: the month is over, or there is nobody to ask. */
  ask: Ask.nullable(),
});
export type SponsorTheme = z.infer<typeof SponsorTheme>;

const linesOf = <Line extends z.ZodObject>(line: Line) =>
  z.object({
    /** All there are; the lines are the first of them. */
    count: z.int(),
    lines: z.array(line),
  });

const ThemeLine = z.object({ theme: SponsorTheme });
export const LateTheme = ThemeLine.extend({ dueOn: Day, daysLate: z.int() });
export const LateAction = ThemeLine.extend({
  actionId: Id,
  what: z.string(),
  doer: Person.nullable(),
  dueOn: Day,
  daysLate: z.int(),
  ask: Ask.nullable(),
});
/** `rank`: among the themes with the most contacts. */
export const UnownedTheme = ThemeLine.extend({ rank: z.int(), since: Instant });
export const OpenObjection = ThemeLine.extend({
  objectionId: Id,
  stance: Stance,
  saidBy: z.string().nullable(),
  text: z.string().nullable(),
  recordedAt: Instant,
  escalatedAt: Instant.nullable(),
});
export const DeclinedTheme = ThemeLine.extend({ at: Instant, reason: z.string().nullable() });
export const BarredTheme = ThemeLine.extend({
  barrier: z.enum(barriers),
  note: z.string().nullable(),
  movedAt: Instant,
});
export const StalledTheme = ThemeLine.extend({ movedAt: Instant });
export const RegressedTheme = ThemeLine.extend({ at: Instant });
export const VerifiedTheme = ThemeLine.extend({ at: Instant, fall: Fall.nullable() });

export type LateTheme = z.infer<typeof LateTheme>;
export type LateAction = z.infer<typeof LateAction>;
export type UnownedTheme = z.infer<typeof UnownedTheme>;
export type OpenObjection = z.infer<typeof OpenObjection>;
export type DeclinedTheme = z.infer<typeof DeclinedTheme>;
export type BarredTheme = z.infer<typeof BarredTheme>;
export type StalledTheme = z.infer<typeof StalledTheme>;
export type RegressedTheme = z.infer<typeof RegressedTheme>;
export type VerifiedTheme = z.infer<typeof VerifiedTheme>;

export const sponsorParts = [
  'overdue',
  'unowned',
  'refused',
  'stalled',
  'regressed',
  'verified',
] as const;
export type SponsorPart = (typeof sponsorParts)[number];

/** One number, and what it was at the end of the month before; null: there was none. */
const Told = z.object({ now: z.int(), before: z.int().nullable() });

export const MonthAsk = z.object({
  id: Id,
  theme: z.object({ id: Id, label: z.string() }),
  to: z.string(),
  by: z.string().nullable(),
  at: Instant,
  text: z.string().nullable(),
  /** When the theme moved on since; null: it did not. */
  movedAt: Instant.nullable(),
});
export type MonthAsk = z.infer<typeof MonthAsk>;

export const SponsorMonth = z.object({
  month: Month,
  /** As of when it is told: the end of the month, or now. */
  at: Instant,
  isRunning: z.boolean(),
  previous: Month.nullable(),
  next: Month.nullable(),
  numbers: z.object({
    overdue: Told,
    unowned: Told,
    refused: Told,
    stalled: Told,
    regressed: Told,
    verified: Told,
  }),
  stalledWeeks: z.int(),
  lateThemes: linesOf(LateTheme),
  lateActions: linesOf(LateAction),
  unowned: linesOf(UnownedTheme),
  objections: linesOf(OpenObjection),
  declined: linesOf(DeclinedTheme),
  barred: linesOf(BarredTheme),
  stalled: linesOf(StalledTheme),
  regressed: linesOf(RegressedTheme),
  verified: linesOf(VerifiedTheme),
  asks: z.array(MonthAsk),
});
export type SponsorMonth = z.infer<typeof SponsorMonth>;

export const readSponsorMonth = endpoint({
  method: 'get',
  path: '/api/v1/sponsor',
  summary:
    'What is stuck, what was refused and what went well in a month, against the month before',
  access: members(sponsors),
  query: z.strictObject({
    /** The running month unless given. */
    month: Month.optional(),
  }),
  answer: SponsorMonth,
});

export const askOwner = endpoint({
  method: 'post',
  path: '/api/v1/sponsor/asks',
  summary: 'Ask whoever a stuck theme or action is up to; of a theme nobody is asked twice a day',
  access: members(sponsors),
  body: z.strictObject({
    themeId: Id,
    /** An open action of the theme: then whoever does it is asked. */
    actionId: Id.optional(),
    /** In one's own words, beside what the message says by itself. */
    text: z.string().trim().min(1).max(askLength).optional(),
  }),
  status: 201,
  answer: z.object({ id: Id, to: Person, isOwner: z.boolean() }),
});
