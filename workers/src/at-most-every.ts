/** Calls `act` when the last call lies so many milliseconds back, else lets it be. */
export function atMostEvery(
  milliseconds: number,
  act: () => Promise<void>,
  now: () => number = () => performance.now(),
): () => Promise<void> {
  let last = -Infinity;
  return async () => {
    if (now() - last < milliseconds) return;
    last = now();
    await act();
  };
}
