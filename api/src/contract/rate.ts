import { z } from 'zod';

/** Fewer than these are masked: they would say more about single people than about the whole. */
export const leastShown = 5;

/** A share of a whole with its Wilson 95 % interval. Null where the whole has fewer than five. */
export const Rate = z.object({
  count: z.int(),
  of: z.int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Rate = z.infer<typeof Rate>;
