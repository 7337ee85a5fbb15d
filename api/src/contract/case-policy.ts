import { z } from 'zod';
import { admins, endpoint, members, roles } from './endpoint.ts';
import { Day, Id } from './values.ts';

const Minute = z.int().min(0).max(1_440);

/** Working hours of a day in minutes: from, until; in order and apart from each other. */
const Hours = z
  .array(z.tuple([Minute, Minute]))
  .max(4)
  .refine(
    (spans) =>
      spans.every(([from, until], i) => from < until && (i === 0 || spans[i - 1]![1] <= from)),
    'working_hours_order',
  );

/** How cases are dealt with. A change moves no clock that runs already. */
export const CasePolicy = z.strictObject({
  /** Whose comments become cases by themselves. */
  opensFor: z.array(z.enum(['contact', 'urgent'])).max(2),
  ackHours: z.int().min(1).max(240),
  clock: z.enum(['always', 'working_days', 'working_hours']),
  /** Monday first; nothing is a day off. */
  week: z.array(Hours).length(7),
  /** Who is given new cases; nobody named: all who take notes. */
  ownerIds: z.array(Id).max(100),
  bufferDays: z.int().min(0).max(60),
  riskShare: z.int().min(10).max(99),
  aftercareDays: z.int().min(0).max(90),
  /** Clock hours after a missed promise until managers hear of it, if nothing came after. */
  missHours: z.int().min(1).max(240),
  shows: z.enum(['role', 'name']),
});
export type CasePolicy = z.infer<typeof CasePolicy>;

export const Holiday = z.strictObject({ day: Day, name: z.string().trim().min(1).max(120) });
export type Holiday = z.infer<typeof Holiday>;

export const CaseSettings = CasePolicy.extend({
  holidays: z.array(Holiday),
  timeZone: z.string(),
});
export type CaseSettings = z.infer<typeof CaseSettings>;

export const readCaseSettings = endpoint({
  method: 'get',
  path: '/api/v1/case-policy',
  summary: 'How cases are dealt with, and the days on which nobody works',
  access: members(roles),
  answer: CaseSettings,
});

export const changeCasePolicy = endpoint({
  method: 'put',
  path: '/api/v1/case-policy',
  summary: 'Change how cases are dealt with; clocks that run already stay as they are',
  access: members(admins),
  body: CasePolicy.refine(
    ({ clock, week }) => clock === 'always' || week.some((hours) => hours.length > 0),
    'working_week_empty',
  ),
  answer: CaseSettings,
});

export const addHolidays = endpoint({
  method: 'post',
  path: '/api/v1/holidays',
  summary: 'Name days on which nobody works; a day that is named already gets the new name',
  access: members(admins),
  body: z.strictObject({ items: z.array(Holiday).min(1).max(200) }),
  answer: CaseSettings,
});

export const removeHoliday = endpoint({
  method: 'delete',
  path: '/api/v1/holidays/{day}',
  summary: 'Work on a day after all',
  access: members(admins),
  params: z.strictObject({ day: Day }),
  answer: CaseSettings,
});
