import { z } from 'zod';
import { endpoint, managers, members } from './endpoint.ts';
import { leftOutReasons } from './kiosk-doc.ts';
import { Name } from './organizations.ts';
import { Question } from './survey-doc.ts';
import { Id, IdParams, Instant, LocaleName, locales } from './values.ts';

/** Minutes for which a pairing link is good. */
export const pairingMinutes = 60;

/** Whether answers wait on the device safely: kept, only as long as the page is open, or no room left. */
export const storageStates = ['kept', 'memory', 'full'] as const;

/** Digits that let staff out of the kiosk. */
const Pin = z.string().regex(/^\d{4,8}$/, 'pin_form');
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_form');

const settings = {
  name: Name,
  placeId: Id.nullable(),
  surveyId: Id,
  /** The first is the one that the kiosk begins with. */
  locales: z.array(LocaleName).min(1).max(locales.length),
  /** For how long it says thank you. */
  resetSeconds: z.int().min(2).max(60),
  /** After how long untouched it asks whether somebody is still there. */
  idleSeconds: z.int().min(10).max(600),
  /** After how much silence during opening hours managers are told; null: never. */
  alertMinutes: z.int().min(5).max(1_440).nullable(),
  /** By the organisation's clock; null: open all day. */
  hours: z
    .strictObject({ opensAt: Clock, closesAt: Clock })
    .refine(({ opensAt, closesAt }) => opensAt < closesAt, 'hours_order')
    .nullable(),
  /** Days of the week on which it is open, 1 is Monday. */
  openDays: z.array(z.int().min(1).max(7)).min(1).max(7),
};

export const Kiosk = z.object({
  ...settings,
  id: Id,
  hours: z.object({ opensAt: z.string(), closesAt: z.string() }).nullable(),
  place: z.string().nullable(),
  survey: z.object({ name: z.string(), active: z.boolean(), version: z.int() }),
  isPaired: z.boolean(),
  /** Until when a pairing link waits to be opened. */
  pairingEndsAt: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  /** Whether it has been silent for longer than it may. */
  isSilent: z.boolean(),
  /** Answers that waited on the device when it was last seen. */
  waiting: z.int(),
  /** Answers kept on the device that were refused for good, and the code of the last reason. */
  parked: z.int(),
  parkedWhy: z.string().nullable(),
  storage: z.enum(storageStates),
  appVersion: z.string().nullable(),
  /** Answers since the day began where the organisation is, and since when that is. */
  today: z.int(),
  todayFrom: Instant,
  week: z.int(),
  /** Of the answers of 7 days: came in a burst; ended before the last question. */
  flagged: z.int(),
  unfinished: z.int(),
  /** What it asks, the start screen first, and what of the survey it does not. */
  questions: z.array(Question),
  asksComment: z.boolean(),
  leftOut: z.array(z.object({ question: Question, reason: z.enum(leftOutReasons) })),
});
export type Kiosk = z.infer<typeof Kiosk>;

export const listKiosks = endpoint({
  method: 'get',
  path: '/api/v1/kiosks',
  summary: 'Kiosks with how they are and how much they are answered',
  access: members(managers),
  answer: z.object({ items: z.array(Kiosk) }),
});

export const NewKiosk = z.strictObject({
  name: settings.name,
  placeId: settings.placeId.default(null),
  surveyId: settings.surveyId,
  locales: settings.locales,
  pin: Pin,
  resetSeconds: settings.resetSeconds.default(4),
  idleSeconds: settings.idleSeconds.default(30),
  alertMinutes: settings.alertMinutes.default(120),
  hours: settings.hours.default(null),
  openDays: settings.openDays.default([1, 2, 3, 4, 5, 6, 7]),
});
export type NewKiosk = z.infer<typeof NewKiosk>;

export const createKiosk = endpoint({
  method: 'post',
  path: '/api/v1/kiosks',
  summary: 'Add a kiosk; a device becomes it by a pairing link',
  access: members(managers),
  body: NewKiosk,
  status: 201,
  answer: Kiosk,
});

export const changeKiosk = endpoint({
  method: 'patch',
  path: '/api/v1/kiosks/{id}',
  summary: 'Change a kiosk; its device follows within a minute',
  access: members(managers),
  params: IdParams,
  body: z.strictObject({ ...settings, pin: Pin }).partial(),
  answer: Kiosk,
});

export const archiveKiosk = endpoint({
  method: 'delete',
  path: '/api/v1/kiosks/{id}',
  summary: 'Take a kiosk away: its device is let in no longer, its answers stay',
  access: members(managers),
  params: IdParams,
  status: 204,
});

export const makePairing = endpoint({
  method: 'post',
  path: '/api/v1/kiosks/{id}/pairing',
  summary: 'Make the link that turns the device that opens it into this kiosk, once',
  access: members(managers),
  params: IdParams,
  status: 201,
  answer: z.object({ url: z.string(), endsAt: Instant }),
});

export const revokeDevice = endpoint({
  method: 'delete',
  path: '/api/v1/kiosks/{id}/pairing',
  summary: 'Let the device of a kiosk in no longer, and end a pairing link that waits',
  access: members(managers),
  params: IdParams,
  status: 204,
});

export const testKioskAlert = endpoint({
  method: 'post',
  path: '/api/v1/kiosks/{id}/test-alert',
  summary: 'Send the message about a silent kiosk to whoever asks',
  access: members(managers),
  params: IdParams,
  status: 202,
  answer: z.object({ id: Id }),
});
