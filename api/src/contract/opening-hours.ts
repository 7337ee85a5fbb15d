import { z } from 'zod';
import { endpoint, managers, members, roles } from './endpoint.ts';
import { Channel, Day } from './values.ts';

const Minute = z.int().min(0).max(1_440);

/** Minutes of a day, in order and apart. */
export const Spans = z
  .array(z.tuple([Minute, Minute]))
  .max(4)
  .refine(
    (spans) =>
      spans.every(([from, until], n) => from < until && (n === 0 || spans[n - 1]![1] < from)),
    'spans_order',
  );
export type Spans = z.infer<typeof Spans>;

/** When somebody is there on one channel. */
export const OpeningHours = z.strictObject({
  channel: Channel,
  /** From Monday on; an empty day is closed. */
  week: z.array(Spans).length(7),
  /** Days that are otherwise than their weekday; a holiday is closed unless it is named here. */
  days: z
    .array(z.strictObject({ day: Day, spans: Spans }))
    .max(60)
    .default([]),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

const List = z.object({ items: z.array(OpeningHours) });

export const readOpeningHours = endpoint({
  method: 'get',
  path: '/api/v1/opening-hours',
  summary: 'When somebody is there, by channel',
  access: members(roles),
  answer: List,
});

export const changeOpeningHours = endpoint({
  method: 'put',
  path: '/api/v1/opening-hours',
  summary: 'Say when somebody is there; public pages tell it at once',
  access: members(managers),
  body: z.strictObject({
    items: z
      .array(OpeningHours)
      .max(10)
      .refine(
        (items) => new Set(items.map(({ channel }) => channel)).size === items.length,
        'channel_twice',
      ),
  }),
  answer: List,
});

export const readDemand = endpoint({
  method: 'get',
  path: '/api/v1/demand',
  summary: 'Comments of 90 days by weekday and hour of the organisation, with its opening hours',
  access: members(roles),
  answer: z.object({
    since: Day,
    total: z.int(),
    /** Comments outside all opening hours; null where none are said. */
    closed: z.int().nullable(),
    /** Seven days from Monday on, 24 hours each. */
    cells: z.array(z.array(z.int()).length(24)).length(7),
    /** The same shape: somebody is there within the hour, on whatever channel. */
    open: z.array(z.array(z.boolean()).length(24)).length(7),
  }),
});
