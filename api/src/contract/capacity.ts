import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Day, Id, IdParams, Instant } from './values.ts';

/** `2026-Q4`: October to December. */
export const Quarter = z.string().regex(/^(19|20|21)\d\d-Q[1-4]$/, 'quarter_form');

/** What actions take in a quarter, against what there is; null: nobody has said. */
export const Drawn = z.object({
  capacity: z.number().nullable(),
  /** Of actions that are due in it and not done, and of those done in it. */
  open: z.number(),
  done: z.number(),
  /** How many of them have no estimate. */
  unknown: z.int(),
});
export type Drawn = z.infer<typeof Drawn>;

export const CapacityAction = z.object({
  id: Id,
  themeId: Id,
  themeLabel: z.string(),
  what: z.string(),
  ownerName: z.string().nullable(),
  dueOn: Day.nullable(),
  doneAt: Instant.nullable(),
  hours: z.number().nullable(),
  cost: z.number().nullable(),
  /** `undated`: open without a day, and counted in no quarter until it has one. */
  state: z.enum(['done', 'open', 'undated']),
});
export type CapacityAction = z.infer<typeof CapacityAction>;

export const readCapacity = endpoint({
  method: 'get',
  path: '/api/v1/councils/{id}/capacity',
  summary: 'Hours and money that a council’s actions take in a quarter, against what it has',
  access: members(roles),
  params: IdParams,
  query: z.object({ quarter: Quarter.optional() }),
  answer: z.object({
    quarter: Quarter,
    from: Day,
    /** The day after the last. */
    until: Day,
    currency: z.string(),
    hours: Drawn,
    money: Drawn,
    undated: z.int(),
    actions: z.array(CapacityAction),
    /** There are more actions than could be told; the sums are of those told. */
    isCut: z.boolean(),
  }),
});
