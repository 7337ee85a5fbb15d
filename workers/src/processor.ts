import type { Job } from 'bullmq';
import type { z } from 'zod';

/** What the queue calls. A throw is a failed attempt: the queue tries again, later the relay does. */
export type Handler = (job: Pick<Job, 'id' | 'data'>) => Promise<void>;

/** Checks what came through the queue before the work begins. */
export function processor<Payload extends z.ZodType>(
  payload: Payload,
  handle: (data: z.output<Payload>) => Promise<void>,
): Handler {
  return (job) => handle(payload.parse(job.data));
}
