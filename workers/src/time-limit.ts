/**
 * Does work under a signal that ends with the caller's, or after so many milliseconds with a
 * `TimeoutError` as its reason. Not `AbortSignal.any`: this Node lets go of a time limit that only
 * a combined signal holds when memory is swept, and the work would never be told.
 */
export async function withTimeLimit<T>(
  milliseconds: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const withCaller = () => ending.abort(caller.reason);
  const tooLong = () => ending.abort(new DOMException('it took too long', 'TimeoutError'));
  const timer = setTimeout(tooLong, milliseconds);
  caller.addEventListener('abort', withCaller);
  if (caller.aborted) withCaller();
  try {
    return await work(ending.signal);
  } finally {
    clearTimeout(timer);
    caller.removeEventListener('abort', withCaller);
  }
}

/** Whether it is the time limit that ended a signal. */
export function tookTooLong({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
