import { z } from 'zod';
import { TargetMetric } from './theme-parts.ts';
import { Day } from './values.ts';

/** Contacts before and after what was done, as they were counted when the fall was verified. */
export const Fall = z.object({
  metric: TargetMetric,
  before: z.object({ count: z.int(), weeks: z.int() }),
  after: z.object({ count: z.int(), weeks: z.int(), from: Day, until: Day }),
  /**
   * 0.6: there are six tenths of what there was, with its 95 % interval; null: too few to tell, or not
   * counted per the same.
   */
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** How likely so few would be had nothing changed. */
  probability: z.number(),
});
export type Fall = z.infer<typeof Fall>;
