import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Period, PeriodQuery } from './reason-reports.ts';
import { Id } from './values.ts';

/**
 * What answers are compared with. `begun`: somebody gave the first answer on a page or a kiosk; `sent`:
 * an invitation went out; `reached`: somebody picked up the phone. These are not the same: parts of one
 * unit alone can be compared.
 */
export const mixUnits = ['begun', 'sent', 'reached'] as const;
export type MixUnit = (typeof mixUnits)[number];

export const mixParts = ['channel', 'place', 'locale'] as const;
export type MixBy = (typeof mixParts)[number];

export const MixPart = z.object({
  unit: z.enum(mixUnits),
  /** The channel, the place's id or the page's language; null: none was told. */
  key: z.string().nullable(),
  /** Of the place. */
  name: z.string().nullable(),
  /** Of those that were begun, sent or reached, those that were answered to the end. */
  completed: Rate,
});
export type MixPart = z.infer<typeof MixPart>;

export const readChannelMix = endpoint({
  method: 'get',
  path: '/api/v1/channel-mix',
  summary: 'How many of those asked answered to the end, by channel, place or language',
  access: members(roles),
  query: PeriodQuery.safeExtend({ by: z.enum(mixParts).default('channel'), survey: Id.optional() }),
  answer: z.object({
    period: Period,
    by: z.enum(mixParts),
    parts: z.array(MixPart),
    /** All answers to surveys of the period by channel: also those whose beginning nobody saw. */
    answers: z.array(z.object({ channel: z.string(), count: z.int() })),
  }),
});
