import { z } from 'zod';
import { endpoint, members, themeWorkers } from './endpoint.ts';
import { IdParams } from './values.ts';

/**
 * What is odd about an answer. `burst`: many in a row from one device; `repeated`: one more from a source
 * that has answered; `unproven`: it came without the work that was asked of the browser. Figures leave all
 * of these out; no theme counts the last two before a person lets them count.
 */
export const answerFlags = ['burst', 'repeated', 'unproven'] as const;
export const AnswerFlag = z.enum(answerFlags);
export type AnswerFlag = z.infer<typeof AnswerFlag>;

export const setAnswerFlags = endpoint({
  method: 'put',
  path: '/api/v1/feedback/{id}/flags',
  summary: 'Let an answer that was set aside count, or set it aside; the words stay as they are',
  access: members(themeWorkers),
  params: IdParams,
  body: z.strictObject({ flags: z.array(AnswerFlag).max(answerFlags.length) }),
  answer: z.object({
    flags: z.array(AnswerFlag),
    /** As they were: what takes it back. */
    before: z.array(AnswerFlag),
  }),
});
