import { z } from 'zod';
import { endpoint, members, roles } from './endpoint.ts';
import { Rate } from './rate.ts';
import { Day } from './values.ts';

const Month = z.object({
  /** Its first day and its last one. */
  month: Day,
  until: Day,
  /** Of what was closed, what was closed because a policy says so. */
  policy: Rate,
  /** Of what was received and acknowledged, or should have been, what was so within its clock. */
  acknowledged: Rate,
});

/** How we keep our word: over the last twelve months, and by month. */
export const CaseReport = z.object({
  since: Day,
  until: Day,
  policy: Rate,
  acknowledged: Rate,
  /** Hours of the clock that it took a person to acknowledge; null where too few tell. */
  hours: z
    .object({ n: z.int(), median: z.number().nullable(), p80: z.number().nullable() })
    .nullable(),
  ackHours: z.int(),
  months: z.array(Month),
  /** What customers expected and could not know. */
  gaps: z.array(z.object({ gap: z.string(), count: z.int() })),
});
export type CaseReport = z.infer<typeof CaseReport>;

export const readCaseReport = endpoint({
  method: 'get',
  path: '/api/v1/case-report',
  summary: 'Acknowledged in time, time to acknowledge, and what was closed by policy',
  access: members(roles),
  answer: CaseReport,
});
