import { z } from 'zod';
import { Meeting, Minutes, Place, TimeOfDay } from './councils.ts';
import { endpoint, managers, members, roles, themeWorkers } from './endpoint.ts';
import { statuses } from './status.ts';
import { Day, Id, Instant } from './values.ts';

/** Why a theme is on an agenda, in the order in which a council hears of them. */
export const agendaCodes = [
  'carried',
  'put_off',
  'regressed',
  'overdue',
  'unowned',
  'rising',
  'supplier_late',
  'supplier_cannot',
  'decide',
  'leave_endless',
  'win',
  'added',
] as const;

export const AgendaReason = z.discriminatedUnion('code', [
  /** Actions that should be done: past their day, or unfinished since the last meeting. */
  z.object({
    code: z.literal('carried'),
    count: z.int(),
    what: z.string(),
    ownerName: z.string().nullable(),
    dueOn: Day.nullable(),
    isOverdue: z.boolean(),
  }),
  z.object({ code: z.literal('put_off'), plannedOn: Day }),
  z.object({ code: z.literal('regressed') }),
  z.object({ code: z.literal('overdue'), dueOn: Day }),
  /** Its rank among the ten that most contacts are about. */
  z.object({ code: z.literal('unowned'), rank: z.int() }),
  /** So many comments in so many days, where so many were expected. */
  z.object({
    code: z.literal('rising'),
    days: z.int(),
    heard: z.int(),
    expected: z.number().nullable(),
  }),
  /** The day is over by which its supplier meant to be done. */
  z.object({ code: z.literal('supplier_late'), supplier: z.string(), expectedOn: Day }),
  /** Its supplier said since the last meeting that it cannot do what is asked. */
  z.object({ code: z.literal('supplier_cannot'), supplier: z.string() }),
  /** The root cause is known, and nothing is decided. */
  z.object({ code: z.literal('decide') }),
  /** It was decided to leave it, without a day to look again. */
  z.object({ code: z.literal('leave_endless') }),
  z.object({ code: z.literal('win'), verifiedAt: Instant }),
  z.object({ code: z.literal('added'), name: z.string() }),
]);
export type AgendaReason = z.infer<typeof AgendaReason>;

export const agendaStates = ['on', 'off', 'next'] as const;

export const AgendaItem = z.object({
  themeId: Id,
  label: z.string(),
  status: z.enum(statuses),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  /** On the agenda, taken off, or put to the next time. */
  state: z.enum(agendaStates),
  /** The first one is the main one; none: what it was here for is settled. */
  reasons: z.array(AgendaReason),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const Agenda = z.object({
  meeting: Meeting,
  /** In their order: those on it, then those taken off or put to the next time. */
  items: z.array(AgendaItem),
  /** Due as well, and left out because nobody could speak of so many. */
  moreDue: z.int(),
});
export type Agenda = z.infer<typeof Agenda>;

const MeetingParams = z.strictObject({ id: Id, day: Day });

export const readAgenda = endpoint({
  method: 'get',
  path: '/api/v1/councils/{id}/meetings/{day}',
  summary: 'A meeting by the day that it was planned for, with its agenda',
  access: members(roles),
  params: MeetingParams,
  answer: Agenda,
});

export const arrangeAgenda = endpoint({
  method: 'put',
  path: '/api/v1/councils/{id}/meetings/{day}/agenda',
  summary: 'Arrange an agenda: the order, what is on it, what is taken off or put to the next time',
  access: members(themeWorkers),
  params: MeetingParams,
  body: z.strictObject({
    version: z.int(),
    items: z
      .array(z.strictObject({ themeId: Id, state: z.enum(agendaStates) }))
      .max(200)
      .refine(
        (items) => new Set(items.map(({ themeId }) => themeId)).size === items.length,
        'agenda_twice',
      ),
  }),
  answer: Agenda,
});

/** What is null is again as the council has it. */
export const changeMeeting = endpoint({
  method: 'patch',
  path: '/api/v1/councils/{id}/meetings/{day}',
  summary: 'Move a meeting to another day, time or place, cancel it, or have it after all',
  access: members(managers),
  params: MeetingParams,
  body: z.strictObject({
    version: z.int(),
    moved: z
      .strictObject({ day: Day, starts: TimeOfDay, minutes: Minutes, place: Place.nullable() })
      .nullable()
      .optional(),
    cancelled: z.boolean().optional(),
  }),
  answer: Meeting,
});
