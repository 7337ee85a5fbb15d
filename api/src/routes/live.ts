import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { App, Deps } from '../deps.ts';
import { openEventStream } from '../event-stream.ts';
import { makeLiveHub } from '../live.ts';
import type { PrincipalOf } from '../principal.ts';
import { Problem } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** Pages one person may keep open in an organisation. */
const MOST_STREAMS = 30;

/** Hints for open pages: what kind of thing changed, never the thing itself. */
export function liveRoutes(app: App, deps: Deps) {
  const hub = makeLiveHub(deps.settings.databaseUrl);
  const streams = new Map<string, number>();

  serveRaw(app, deps, rawRoutes.live, (c, principal) => {
    const { orgId } = principal;
    const listener = listenerOf(principal);
    const open = streams.get(listener) ?? 0;
    if (open >= MOST_STREAMS) throw new Problem(429, 'too_many', { seconds: 60 });
    const { outgoing } = c.env;
    // Gone while it was asked who they are: then no end would ever be told.
    if (outgoing?.destroyed) return RESPONSE_ALREADY_SENT;
    if (!outgoing) return c.body(': no stream\n\n', 200, { 'content-type': 'text/event-stream' });

    streams.set(listener, open + 1);
    const stream = openEventStream(outgoing, () => {
      leave();
      const left = (streams.get(listener) ?? 1) - 1;
      if (left > 0) streams.set(listener, left);
      else streams.delete(listener);
    });
    const leave = hub.join(orgId, (kinds) => {
      for (const kind of kinds) stream.send(kind, JSON.stringify({ kind }));
    });
    return RESPONSE_ALREADY_SENT;
  });
}

type Principal = PrincipalOf<(typeof rawRoutes.live)['access']>;

const listenerOf = (principal: Principal) =>
  principal.kind === 'member' ? principal.memberId : principal.keyId;
