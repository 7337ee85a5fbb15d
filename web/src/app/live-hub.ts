export const liveKinds = [
  'themes',
  'feedback',
  'imports',
  'engine',
  'messages',
  'councils',
  'remedies',
  'invitations',
  'cases',
  'customer_messages',
] as const;
export type LiveKind = (typeof liveKinds)[number];

type Listener = { kinds: readonly LiveKind[]; callback: () => void; pending: boolean };

/**
 * Passes hints on to whoever listens for their kind. A burst of hints is one call: the first comes
 * after `calm` milliseconds, together with what arrived meanwhile.
 */
export function createLiveHub(calm = 250) {
  const listeners = new Set<Listener>();

  const wake = (listener: Listener) => {
    if (listener.pending) return;
    listener.pending = true;
    setTimeout(() => {
      listener.pending = false;
      if (listeners.has(listener)) listener.callback();
    }, calm);
  };

  return {
    /** Returns the way to stop listening. */
    listen(kinds: readonly LiveKind[], callback: () => void): () => void {
      const listener = { kinds, callback, pending: false };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hint(kind: string): void {
      for (const listener of listeners) {
        if (listener.kinds.some((known) => known === kind)) wake(listener);
      }
    },
    /** After a gap anything may have changed. */
    hintAll(): void {
      listeners.forEach(wake);
    },
  };
}

/** Milliseconds until try number `n` (from 0): doubling from 1 s to 30 s, ±25 % by `spread` 0..1. */
export const backOff = (n: number, spread: number): number =>
  Math.min(30_000, 1_000 * 2 ** n) * (0.75 + spread / 2);
