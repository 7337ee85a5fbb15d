import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { storageStates } from './kiosks.ts';
import { Question, SurveyDoc } from './survey-doc.ts';
import { Id, Instant, LocaleName } from './values.ts';

/**
 * What devices in branches ask of us. They have no session: what they send carries the token of the
 * device, `Authorization: Bearer …`.
 */
const anyone = { who: 'anyone' } as const;

/** To check the PIN where there is no network: PBKDF2 with SHA-256, 32 bytes, base64. */
export const PinHash = z.object({ salt: z.string(), iterations: z.int(), hash: z.string() });
export type PinHash = z.infer<typeof PinHash>;

/** Everything that a kiosk needs to stand by itself. */
export const KioskConfig = z.object({
  kioskId: Id,
  name: z.string(),
  organization: z.string(),
  locales: z.array(LocaleName).min(1),
  resetSeconds: z.int(),
  idleSeconds: z.int(),
  pin: PinHash,
  survey: z.object({
    id: Id,
    version: z.int(),
    active: z.boolean(),
    locale: LocaleName,
    words: SurveyDoc.shape.words,
    accent: SurveyDoc.shape.accent,
    questions: z.array(Question),
    comment: Question.nullable(),
  }),
});
export type KioskConfig = z.infer<typeof KioskConfig>;

const Paired = z.object({ config: KioskConfig, now: Instant });

export const pairKiosk = endpoint({
  method: 'post',
  path: '/k/pair',
  summary: 'Become the kiosk that a pairing link is for; answers the token of the device',
  access: anyone,
  body: z.strictObject({ token: z.string().min(1).max(64) }),
  answer: Paired.extend({ token: z.string() }),
});

/** How a device is. */
export const Heartbeat = z.strictObject({
  waiting: z.int().min(0).max(1_000_000),
  parked: z.int().min(0).max(1_000_000),
  parkedWhy: z.string().max(60).nullable(),
  storage: z.enum(storageStates),
  appVersion: z.string().max(40),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const sendHeartbeat = endpoint({
  method: 'post',
  path: '/k/heartbeat',
  summary: 'Say as a device how it is; answers what it is to ask now',
  access: anyone,
  body: Heartbeat,
  answer: Paired,
});

/** One answer, as it waits on the device. */
export const KioskAnswer = z.strictObject({
  /** Drawn when it was given: it is stored once, however often it is sent. */
  id: Id,
  surveyId: Id,
  version: z.int().min(0).max(100_000),
  locale: LocaleName,
  /** By the clock of the device. */
  givenAt: Instant,
  /** Milliseconds that the clock was behind ours when it was compared last. */
  clockOffset: z.int().min(-4e12).max(4e12),
  given: z.record(z.string().max(40), z.array(z.string().max(2_500)).max(20)),
  /** Whether its giver came to the end of the questions. */
  isFinished: z.boolean(),
});
export type KioskAnswer = z.infer<typeof KioskAnswer>;

/** Answers that go in one request. */
export const answersAtOnce = 20;

export const sendAnswers = endpoint({
  method: 'post',
  path: '/k/answers',
  summary: 'Send the answers that wait on a device; says of each what became of it',
  access: anyone,
  body: z.strictObject({ answers: z.array(z.unknown()).min(1).max(answersAtOnce) }),
  answer: z.object({
    /** In the order in which they were sent. `known`: it was stored before. */
    results: z.array(
      z.object({ state: z.enum(['stored', 'known', 'refused']), reason: z.string().nullable() }),
    ),
  }),
});

export const checkKioskPin = endpoint({
  method: 'post',
  path: '/k/leave',
  summary: 'Ask whether a PIN lets staff out of the kiosk',
  access: anyone,
  body: z.strictObject({ pin: z.string().min(1).max(20) }),
  answer: z.object({ isRight: z.boolean() }),
});
