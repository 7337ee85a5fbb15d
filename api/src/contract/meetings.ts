import { z } from 'zod';
import { AgendaItem } from './agendas.ts';
import { Meeting } from './councils.ts';
import { endpoint, managers, members, roles, themeWorkers } from './endpoint.ts';
import { missingParts } from './status.ts';
import { CountedWeek } from './targets.ts';
import { DecisionKind, Target, Verification } from './theme-parts.ts';
import { Action, Flag, Status } from './themes.ts';
import { Day, Id, Instant } from './values.ts';

export const meetingStates = ['planned', 'running', 'closed'] as const;
export type MeetingState = (typeof meetingStates)[number];

const Person = z.object({ id: Id, name: z.string() });

/** What can be done about a theme on the spot. Each is written to the theme's own history, too. */
export const meetingActs = [
  'decided',
  'assigned',
  'asked_more',
  'watched',
  'declined',
  'action_added',
  'noted',
] as const;
export type MeetingActName = (typeof meetingActs)[number];

const Words = z.string().trim().min(1).max(2_000);

/** As it is asked for. `version` is the theme's as it was read: another change in between is refused. */
export const MeetingAct = z.discriminatedUnion('act', [
  /** Moves the theme to decided where all is there that decided asks for; else says what is missing. */
  z.strictObject({
    act: z.literal('decided'),
    version: z.int(),
    decisionKind: DecisionKind,
    decision: z.string().trim().min(1).max(5_000),
  }),
  /** Moves the theme to owned where it was only heard of. */
  z.strictObject({
    act: z.literal('assigned'),
    version: z.int(),
    ownerId: Id,
    dueOn: Day.nullable().default(null),
  }),
  /**
   * Becomes an action of whoever is to find out: unless said otherwise the theme's owner, by the next
   * meeting.
   */
  z.strictObject({
    act: z.literal('asked_more'),
    what: Words,
    ownerId: Id.nullable().default(null),
    dueOn: Day.nullable().default(null),
  }),
  z.strictObject({ act: z.literal('watched'), version: z.int(), reason: Words.nullable() }),
  z.strictObject({ act: z.literal('declined'), version: z.int(), reason: Words }),
  z.strictObject({
    act: z.literal('action_added'),
    what: Words,
    ownerId: Id.nullable().default(null),
    dueOn: Day.nullable().default(null),
  }),
  z.strictObject({ act: z.literal('noted'), text: Words }),
]);
export type MeetingAct = z.input<typeof MeetingAct>;

/** One line of the minutes: what was done about a theme or, without one, said of the meeting. */
export const MeetingEntry = z.object({
  id: Id,
  at: Instant,
  by: Person.nullable(),
  themeId: Id.nullable(),
  act: z.enum(meetingActs),
  /** What the words are made of, by the act; names as they were then. */
  decisionKind: DecisionKind.nullable(),
  /** The decision, the reason, what is to be done or found out, or the note. */
  text: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueOn: Day.nullable(),
  /** The status that the theme came to by it; null: it stayed where it was. */
  status: Status.nullable(),
  /** What still stands between the theme and the status that was meant. */
  missing: z.array(z.enum(missingParts)),
  undoneAt: Instant.nullable(),
});
export type MeetingEntry = z.infer<typeof MeetingEntry>;

export const RunItem = AgendaItem.extend({
  /** The theme's, for acts on it. */
  version: z.int(),
  dueOn: Day.nullable(),
  /** How long it was spoken of; of the one that is spoken of now without the time since `turnedAt`. */
  seconds: z.int(),
});
export type RunItem = z.infer<typeof RunItem>;

/** A meeting as it goes on: the same for everybody who looks at it. */
export const MeetingRun = z.object({
  council: z.object({ id: Id, name: z.string() }),
  meeting: Meeting,
  state: z.enum(meetingStates),
  startedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** How often it was closed: minutes that were corrected say so. */
  revision: z.int(),
  /** Members of the council and whether they are there; guests by name. */
  people: z.array(Person.extend({ isMember: z.boolean(), isPresent: z.boolean() })),
  guests: z.array(z.string()),
  /** Members present against how many must be there for what is decided to count. */
  quorum: z.object({ needed: z.int(), present: z.int(), isMet: z.boolean() }),
  /** What is spoken of now, and since when; null: nothing yet, or the end. */
  themeId: Id.nullable(),
  turnedAt: Instant.nullable(),
  /** What is on the agenda, in its order. */
  items: z.array(RunItem),
  /** Oldest first; those that were taken back are among them. */
  entries: z.array(MeetingEntry),
  /** The next meeting that is not cancelled. */
  next: Meeting.nullable(),
  /** The server's clock, by which all timers go. */
  at: Instant,
});
export type MeetingRun = z.infer<typeof MeetingRun>;

/** What is shown of a theme while it is spoken of: enough to go on when the connection is lost. */
export const Slide = z.object({
  themeId: Id,
  label: z.string(),
  status: Status,
  flags: z.array(Flag),
  owner: Person.nullable(),
  department: Person.nullable(),
  count: z.int(),
  count7: z.int(),
  count30: z.int(),
  change: z.number().nullable(),
  customers: z.object({ distinct: z.int(), known: z.int() }),
  /** Contacts of the last 30 days times what one costs; null: no price was said. */
  cost30: z.number().nullable(),
  currency: z.string(),
  /** The last 26 weeks of the theme, oldest first. */
  weeks: z.array(CountedWeek),
  /** The representative comment first, then the newest; personal data is taken out. */
  quotes: z.array(
    z.object({ id: Id, text: z.string(), language: z.string().nullable(), at: Instant }),
  ),
  rootCause: z.string().nullable(),
  decisionKind: DecisionKind.nullable(),
  decision: z.string().nullable(),
  target: Target.nullable(),
  verification: Verification.nullable(),
  openActions: z.array(Action),
  /** What stands between it and the next status. */
  missing: z.array(z.enum(missingParts)),
});
export type Slide = z.infer<typeof Slide>;

const MeetingParams = z.strictObject({ id: Id, day: Day });
const base = '/api/v1/councils/{id}/meetings/{day}';

export const readRun = endpoint({
  method: 'get',
  path: `${base}/run`,
  summary: 'A meeting as it goes on: who is there, what is spoken of, the minutes so far',
  access: members(roles),
  params: MeetingParams,
  answer: MeetingRun,
});

export const readSlides = endpoint({
  method: 'get',
  path: `${base}/slides`,
  summary: 'What is shown of each theme on the agenda while it is spoken of',
  access: members(roles),
  params: MeetingParams,
  answer: z.object({ items: z.array(Slide) }),
});

/** Begins it, once; whoever begins it is there. */
export const startMeeting = endpoint({
  method: 'post',
  path: `${base}/start`,
  summary: 'Begin a meeting; one that has begun is answered as it is',
  access: members(themeWorkers),
  params: MeetingParams,
  answer: MeetingRun,
});

export const turnTo = endpoint({
  method: 'put',
  path: `${base}/theme`,
  summary: 'Say what is spoken of now; null: nothing, the meeting comes to its end',
  access: members(themeWorkers),
  params: MeetingParams,
  body: z.strictObject({ themeId: Id.nullable() }),
  answer: MeetingRun,
});

/** One person at a time, so that two who write down who is there lose nothing. */
export const attend = endpoint({
  method: 'put',
  path: `${base}/present`,
  summary: 'Write down that somebody is there, or is not',
  access: members(themeWorkers),
  params: MeetingParams,
  body: z.union([
    z.strictObject({ memberId: Id, isPresent: z.boolean() }),
    z.strictObject({ guest: z.string().trim().min(1).max(120), isPresent: z.boolean() }),
  ]),
  answer: MeetingRun,
});

export const actInMeeting = endpoint({
  method: 'post',
  path: `${base}/entries`,
  summary: 'Decide, assign, ask for more, watch, decline or note; the same id twice is one entry',
  access: members(themeWorkers),
  params: MeetingParams,
  /** `id` is made by whoever asks, so that what was sent twice after a lost connection counts once. */
  body: z
    .strictObject({ id: Id, themeId: Id.nullable(), entry: MeetingAct })
    .refine(({ themeId, entry }) => themeId !== null || entry.act === 'noted', 'theme_missing'),
  answer: MeetingRun,
});

export const undoEntry = endpoint({
  method: 'post',
  path: `${base}/entries/{entryId}/undo`,
  summary: 'Take a line of the minutes back, and what it did to its theme',
  access: members(themeWorkers),
  params: MeetingParams.extend({ entryId: Id }),
  answer: MeetingRun,
});

export const closeMeeting = endpoint({
  method: 'post',
  path: `${base}/close`,
  summary: 'Close a meeting: its minutes are kept and told to those they concern',
  access: members(themeWorkers),
  params: MeetingParams,
  answer: MeetingRun,
});

export const reopenMeeting = endpoint({
  method: 'post',
  path: `${base}/reopen`,
  summary: 'Open a closed meeting again to correct its minutes; closing it again says so',
  access: members(managers),
  params: MeetingParams,
  answer: MeetingRun,
});

/** As it was when the meeting was closed; names of then. Nothing in it changes afterwards. */
export const Minutes = z.object({
  council: z.object({ id: Id, name: z.string() }),
  meeting: Meeting,
  timeZone: z.string(),
  chair: z.string().nullable(),
  startedAt: Instant,
  closedAt: Instant,
  revision: z.int(),
  present: z.array(z.string()),
  absent: z.array(z.string()),
  guests: z.array(z.string()),
  quorum: z.object({ needed: z.int(), present: z.int(), isMet: z.boolean() }),
  items: z.array(
    z.object({
      themeId: Id,
      label: z.string(),
      status: Status,
      ownerName: z.string().nullable(),
      count30: z.int(),
      seconds: z.int(),
      entries: z.array(MeetingEntry),
    }),
  ),
  /** On the agenda, and not spoken of. */
  notReached: z.array(z.object({ themeId: Id, label: z.string() })),
  /** Said of no theme. */
  notes: z.array(MeetingEntry),
  next: Meeting.nullable(),
});
export type Minutes = z.infer<typeof Minutes>;

export const readMinutes = endpoint({
  method: 'get',
  path: `${base}/minutes`,
  summary: 'The minutes of a closed meeting; while they are corrected, those of before',
  access: members(roles),
  params: MeetingParams,
  answer: Minutes,
});

/** Meetings that have minutes, newest first. */
export const listMinutes = endpoint({
  method: 'get',
  path: '/api/v1/councils/{id}/minutes',
  summary: 'The meetings of a council that were closed, newest first',
  access: members(roles),
  params: z.strictObject({ id: Id }),
  answer: z.object({
    items: z.array(
      z.object({
        plannedOn: Day,
        startedAt: Instant,
        closedAt: Instant,
        present: z.int(),
        items: z.int(),
        /** Decisions, assignments and actions that stand. */
        outcomes: z.int(),
      }),
    ),
  }),
});
