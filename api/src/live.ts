import { listen, type Listening } from '@vocero/sql/listen';
import { LIVE_CHANNEL, liveKinds, parseLiveHint, type LiveKind } from '@vocero/sql/live';

/** Called when things of an organisation changed: each kind once, however often it changed. */
export type LiveListener = (kinds: readonly LiveKind[]) => void;

export interface LiveHub {
  /** Returns the way to leave. */
  join: (orgId: string, listener: LiveListener) => () => void;
}

/** Changes that come this close together make one hint. */
const GATHER = 100;

/**
 * Passes the database's hints on to whoever joined for that organisation. One connection serves the
 * whole process, and only while somebody listens.
 */
export function makeLiveHub(databaseUrl: string): LiveHub {
  const joined = new Map<string, Set<LiveListener>>();
  const gathered = new Map<string, Set<LiveKind>>();
  let listening: Listening | undefined;

  const tell = (orgId: string) => {
    const kinds = [...(gathered.get(orgId) ?? [])];
    gathered.delete(orgId);
    for (const listener of joined.get(orgId) ?? []) listener(kinds);
  };

  const gather = (orgId: string, kinds: readonly LiveKind[]) => {
    if (!joined.has(orgId)) return;
    const known = gathered.get(orgId) ?? new Set();
    if (!gathered.has(orgId)) setTimeout(tell, GATHER, orgId).unref();
    gathered.set(orgId, new Set([...known, ...kinds]));
  };

  const begin = () =>
    listen(databaseUrl, {
      channel: LIVE_CHANNEL,
      name: 'vocero live',
      onMessage: (message) => {
        const hint = parseLiveHint(message);
        if (hint) gather(hint.orgId, [hint.kind]);
      },
      // What was sent while nobody listened is not known: anything may have changed.
      onListening: () => {
        for (const orgId of joined.keys()) gather(orgId, liveKinds);
      },
    });

  return {
    join: (orgId, listener) => {
      joined.set(orgId, (joined.get(orgId) ?? new Set()).add(listener));
      listening ??= begin();
      return () => {
        const others = joined.get(orgId);
        others?.delete(listener);
        if (others?.size === 0) joined.delete(orgId);
        if (joined.size > 0) return;
        void listening?.close();
        listening = undefined;
      };
    },
  };
}
