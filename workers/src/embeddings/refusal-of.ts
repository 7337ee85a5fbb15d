import { EndpointError } from './endpoint-error.ts';

/** Answers to texts that the model cannot take: too long, or empty in its eyes. */
const NOT_THESE_TEXTS = new Set([400, 413, 422]);
const BUSY = 429;
const TOO_SLOW = 408;

/** What an answer without vectors means. Its body is not read: it may repeat what was sent. */
export async function refusalOf(response: Response): Promise<EndpointError> {
  await response.body?.cancel();
  const { status } = response;
  const message = `the endpoint answered ${status}`;
  const pause = pauseOf(response.headers.get('retry-after'));
  if (status === BUSY) return new EndpointError(message, { failure: 'busy', passing: true, pause });
  if (status >= 500 || status === TOO_SLOW) {
    return new EndpointError(message, { failure: 'failed', passing: true, pause });
  }
  const divisible = NOT_THESE_TEXTS.has(status);
  return new EndpointError(message, { failure: 'refused', passing: false, divisible });
}

/** Milliseconds of a Retry-After header, in seconds or as a date; 0 where it says nothing. */
export function pauseOf(header: string | null, now = Date.now()): number {
  if (header === null) return 0;
  const pause = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(pause) ? Math.max(0, pause) : 0;
}
