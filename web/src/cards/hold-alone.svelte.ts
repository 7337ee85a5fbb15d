class Hold {
  /** Another window of this browser has it. */
  isElsewhere = $state(false);
}

/**
 * Takes something for this window alone while the component is on the screen, and as soon as another
 * window lets go of it. Where the browser has no locks, which is without TLS, nobody is kept out: what
 * is sent twice is stored once all the same.
 */
export function holdAlone(name: string): Hold {
  const hold = new Hold();
  $effect(() => {
    if (!('locks' in navigator)) return;
    const leaving = new AbortController();
    const held = () =>
      new Promise<void>((leave) => leaving.signal.addEventListener('abort', () => leave()));
    void navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        hold.isElsewhere = lock === null;
        return lock && held();
      })
      .then(() => {
        if (!hold.isElsewhere || leaving.signal.aborted) return;
        return navigator.locks.request(name, { signal: leaving.signal }, () => location.reload());
      })
      .catch(() => {}); // the screen was left while it waited
    return () => leaving.abort();
  });
  return hold;
}
