import { backOff, createLiveHub, liveKinds, type LiveKind } from './live-hub.ts';

const hub = createLiveHub();

class Connection {
  lost = $state(false);
}
const connection = new Connection();

/** True while live updates have been away for more than a moment. */
export const liveLost = (): boolean => connection.lost;

/** Calls back when something of these kinds changed on the server. Returns the way to stop. */
export const onLive = (kinds: readonly LiveKind[], callback: () => void): (() => void) =>
  hub.listen(kinds, callback);

/** Listens to one organisation, reconnecting for as long as it takes. Returns the way to stop. */
export function connectLive(slug: string): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const open = () => {
    source = new EventSource(`/api/v1/live?org=${encodeURIComponent(slug)}`);
    source.onopen = () => {
      if (failures > 0) hub.hintAll();
      failures = 0;
      connection.lost = false;
    };
    for (const kind of liveKinds) source.addEventListener(kind, () => hub.hint(kind));
    source.onerror = () => {
      source?.close();
      retry = setTimeout(open, backOff(failures, Math.random()));
      failures += 1;
      connection.lost = failures > 2;
    };
  };

  open();
  return () => {
    clearTimeout(retry);
    source?.close();
    connection.lost = false;
  };
}
