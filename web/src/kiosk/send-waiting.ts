import type { KioskAnswer } from '@vocero/api/contract/kiosk-device';
import type { AnswerStore } from './answer-store.ts';

/** `sent`: nothing waits any more; `later`: no network, or the server asks for patience. */
export type Sending = 'sent' | 'later' | 'unknown_device';

/** As many as the server takes in one request. */
const AT_ONCE = 20;

type Fetch = (path: string, init: RequestInit) => Promise<Response>;
type Answered = { results: { state: 'stored' | 'known' | 'refused'; reason: string | null }[] };

/**
 * Sends what waits, oldest first, until nothing does. An answer leaves the device when the server
 * says that it has it; one that is refused for good is put aside with the reason. What is sent twice
 * is stored once: its id names it.
 */
export async function sendWaiting(
  store: AnswerStore,
  token: string,
  fetch: Fetch,
): Promise<Sending> {
  let size = AT_ONCE;
  for (;;) {
    const batch = await store.first(size);
    if (batch.length === 0) return 'sent';
    const answer = await post(token, batch, fetch);
    if (answer === 'unknown_device' || answer === 'later') return answer;
    if (answer !== 'unreadable') {
      await settle(store, batch, answer);
    } else if (batch.length > 1) {
      size = 1; // one of them is the trouble
    } else {
      await store.park({ answer: batch[0]!, reason: 'invalid' });
    }
  }
}

async function post(token: string, answers: KioskAnswer[], fetch: Fetch) {
  try {
    const response = await fetch('/k/answers', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ answers }),
      credentials: 'omit',
    });
    if (response.ok) return (await response.json()) as Answered;
    if (response.status === 401) return 'unknown_device';
    return [400, 413, 415, 422].includes(response.status) ? 'unreadable' : 'later';
  } catch {
    return 'later';
  }
}

async function settle(store: AnswerStore, batch: KioskAnswer[], { results }: Answered) {
  for (const [n, answer] of batch.entries()) {
    const result = results[n];
    if (result?.state === 'refused') {
      await store.park({ answer, reason: result.reason ?? 'invalid' });
    } else if (result) {
      await store.remove(answer.id);
    }
  }
}
