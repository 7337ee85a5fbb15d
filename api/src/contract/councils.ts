import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

/** Every so many weeks on a weekday, or so many months on its first to fourth or last (-1). */
export const Cadence = z
  .strictObject({
    freq: z.enum(['week', 'month']),
    every: z.int().min(1).max(12).default(1),
    /** 1 is Monday, 7 is Sunday. */
    weekday: z.int().min(1).max(7),
    nth: z.literal([1, 2, 3, 4, -1]).nullable().default(null),
    /** The first day that may be one. */
    fromDay: Day,
  })
  .refine(({ freq, nth }) => (freq === 'month') === (nth !== null), 'cadence_nth');
export type Cadence = z.infer<typeof Cadence>;

/** `09:30`, by the organisation's clocks. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_form');
export const Minutes = z.int().min(5).max(600);
/** A room, or the address of a video call. */
export const Place = z.string().trim().min(1).max(500);

/** When and where a meeting is, and whether it is at all. */
export const Meeting = z.object({
  /** The day that the cadence gave it, by which it is known for ever. */
  plannedOn: Day,
  day: Day,
  starts: z.string(),
  minutes: z.int(),
  place: z.string().nullable(),
  startsAt: Instant,
  endsAt: Instant,
  isMoved: z.boolean(),
  isCancelled: z.boolean(),
  /** 0: nothing of it was arranged yet. */
  version: z.int(),
});
export type Meeting = z.infer<typeof Meeting>;

const Person = z.object({ id: Id, name: z.string() });

export const Council = z.object({
  id: Id,
  name: z.string(),
  chair: Person.nullable(),
  members: z.array(Person),
  cadence: Cadence,
  starts: z.string(),
  minutes: z.int(),
  place: z.string().nullable(),
  /** How many must be there for what is decided to count. */
  quorum: z.int(),
  /** For each quarter of a year; null: nobody has said. */
  capacityHours: z.number().nullable(),
  capacityMoney: z.number().nullable(),
  version: z.int(),
  archivedAt: Instant.nullable(),
  /** Themes that no council was named for are looked after by it. */
  isFirst: z.boolean(),
  /** Of the organisation: all its times are told by these clocks. */
  timeZone: z.string(),
  currency: z.string(),
  /** The next ones from today on, cancelled ones too; none of a council that meets no more. */
  upcoming: z.array(Meeting),
});
export type Council = z.infer<typeof Council>;

const Amount = z.number().min(0);
const written = {
  name: z.string().trim().min(1).max(120),
  chairId: Id.nullable(),
  memberIds: z.array(Id).max(100),
  cadence: Cadence,
  starts: TimeOfDay,
  minutes: Minutes,
  place: Place.nullable(),
  quorum: z.int().min(1).max(100),
  capacityHours: Amount.max(1_000_000).nullable(),
  capacityMoney: Amount.max(1e12).nullable(),
};

export const NewCouncil = z.strictObject({
  ...written,
  chairId: written.chairId.default(null),
  memberIds: written.memberIds.default([]),
  minutes: Minutes.default(60),
  place: written.place.default(null),
  quorum: written.quorum.default(1),
  capacityHours: written.capacityHours.default(null),
  capacityMoney: written.capacityMoney.default(null),
});
export type NewCouncil = z.input<typeof NewCouncil>;

/** `version` is the one that was read: another person's change in between is refused with 409. */
export const CouncilChange = z
  .strictObject({ ...written, archived: z.boolean() })
  .partial()
  .extend({ version: z.int() });
export type CouncilChange = z.input<typeof CouncilChange>;

export const listCouncils = endpoint({
  method: 'get',
  path: '/api/v1/councils',
  summary: 'Councils with their next meetings; those that meet no more come last',
  access: members(roles),
  answer: z.object({ items: z.array(Council) }),
});

export const createCouncil = endpoint({
  method: 'post',
  path: '/api/v1/councils',
  summary: 'Found a council',
  access: members(managers),
  body: NewCouncil,
  status: 201,
  answer: Council,
});

export const readCouncil = endpoint({
  method: 'get',
  path: '/api/v1/councils/{id}',
  summary: 'One council with its next meetings',
  access: members(roles),
  params: IdParams,
  answer: Council,
});

export const changeCouncil = endpoint({
  method: 'patch',
  path: '/api/v1/councils/{id}',
  summary: 'Change a council, archive it or have it meet again',
  access: members(managers),
  params: IdParams,
  body: CouncilChange,
  answer: Council,
});

/** For calendars: an address that opens a council's dates to whoever holds it. */
export const readCalendarFeed = endpoint({
  method: 'get',
  path: '/api/v1/councils/{id}/feed',
  summary: 'Since when the reader has a calendar address of this council; the address is not kept',
  access: members(roles),
  params: IdParams,
  answer: z.object({ createdAt: Instant.nullable() }),
});

export const createCalendarFeed = endpoint({
  method: 'post',
  path: '/api/v1/councils/{id}/feed',
  summary: 'Make a calendar address, shown once; the one before opens nothing any more',
  access: members(roles),
  params: IdParams,
  status: 201,
  answer: z.object({ createdAt: Instant, url: z.string() }),
});

export const revokeCalendarFeed = endpoint({
  method: 'delete',
  path: '/api/v1/councils/{id}/feed',
  summary: 'Take the reader’s calendar address back: it opens nothing any more',
  access: members(roles),
  params: IdParams,
  status: 204,
});
