import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Day, Id } from './values.ts';

/** A promise that was kept or done late: what was promised against what it took, in working days. */
export const PromisePoint = z.object({
  id: Id,
  caseId: Id,
  code: z.string(),
  day: Day,
  promised: z.int(),
  actual: z.int(),
  isThin: z.boolean(),
});
export type PromisePoint = z.infer<typeof PromisePoint>;

export const PromiseReport = z.object({
  /** Our own promises that were due in the last twelve months: kept on or before the date. */
  kept: Rate,
  /** Of those whose date did not hold: the customer was told before it passed. */
  warned: Rate,
  months: z.array(z.object({ month: z.string(), kept: Rate })),
  /** Where the reasons of the cases belong. */
  departments: z.array(z.object({ id: Id.nullable(), name: z.string().nullable(), kept: Rate })),
  /** Main promises that were done, the newest 200. */
  points: z.array(PromisePoint),
  /** Of them: promised without history, or with fewer than ten past cases. */
  thin: z.int(),
});
export type PromiseReport = z.infer<typeof PromiseReport>;

export const readPromiseReport = endpoint({
  method: 'get',
  path: '/api/v1/promise-report',
  summary: 'How promises were kept by month and department, and promised against actual time',
  access: members(roles),
  answer: PromiseReport,
});
