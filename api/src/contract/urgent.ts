import { z } from 'zod';
import { endpoint, members, noteTakers } from './endpoint.ts';
import { Id, IdParams, Instant } from './values.ts';

/** Days for which what was urgent stays on the first page. */
export const urgentDays = 7;

export const UrgentComment = z.object({
  id: Id,
  caseCode: z.string(),
  text: z.string(),
  occurredAt: Instant,
  /** Where it was said. */
  place: z.string().nullable(),
  /** Who looks after it. */
  takenBy: z.object({ id: Id, name: z.string() }).nullable(),
});
export type UrgentComment = z.infer<typeof UrgentComment>;

export const listUrgent = endpoint({
  method: 'get',
  path: '/api/v1/urgent',
  summary: 'What customers called urgent in the last 7 days, what nobody looks after first',
  access: members(noteTakers),
  answer: z.object({ items: z.array(UrgentComment) }),
});

export const takeUrgent = endpoint({
  method: 'put',
  path: '/api/v1/feedback/{id}/urgent',
  summary: 'Say that one looks after an urgent comment, or no longer',
  access: members(noteTakers),
  params: IdParams,
  body: z.strictObject({ taken: z.boolean() }),
  answer: UrgentComment,
});
