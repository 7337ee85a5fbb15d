import { z } from 'zod';

/** Why a customer had to come again, in the order of their keys, 1 to 6. */
export const againCauses = [
  'not_solved',
  'promise_not_kept',
  'unclear',
  'told_to_call',
  'other_matter',
  'other',
] as const;
export const AgainCause = z.enum(againCauses);
export type AgainCause = z.infer<typeof AgainCause>;
