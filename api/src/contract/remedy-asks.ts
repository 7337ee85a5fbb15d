import { z } from 'zod';
import { Money } from './remedies.ts';
import { Id, Instant } from './values.ts';

export const grantStates = ['waiting', 'granted', 'refused', 'withdrawn'] as const;
export type GrantState = (typeof grantStates)[number];

/** A customer is told that somebody decides within this time. */
export const decideWithinHours = 24;

/** A sentence of a colleague. */
export const Sentence = z.string().trim().min(1).max(2_000);

/** What is asked for on one comment. */
export const RemedyAsk = z.strictObject({
  /** Made by whoever asks: sent twice, it is granted once. */
  id: Id,
  remedyId: Id,
  /** For a remedy without a fixed cost, and only for such. */
  amount: Money.refine((amount) => amount > 0, 'amount_missing').optional(),
  /** For whoever decides. */
  reason: Sentence.optional(),
});
export type RemedyAsk = z.infer<typeof RemedyAsk>;

/** What came of it, for whoever speaks to the customer. */
export const RemedyOutcome = z.object({
  id: Id,
  remedyId: Id,
  remedyName: z.string(),
  amount: z.number(),
  currency: z.string(),
  state: z.enum(grantStates),
  /** Until when somebody decides, where it waits. */
  decideBy: Instant.nullable(),
});
export type RemedyOutcome = z.infer<typeof RemedyOutcome>;
