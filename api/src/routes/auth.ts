import { clientAddressHeader } from '../auth.ts';
import { clientAddress } from '../client-address.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** What of the library is ours to offer. It has some twenty routes more, for which we vouch nothing. */
const offered = new Set(['/api/auth/sign-in/email', '/api/auth/sign-out', '/api/auth/get-session']);

/** Sign-in and sessions are the library's; it counts tries by the address that we vouch for. */
export function authRoutes(app: App, deps: Deps) {
  serveRaw(app, deps, rawRoutes.auth, (c) => {
    if (!offered.has(c.req.path)) throw notFound();
    const request = new Request(c.req.raw);
    request.headers.set(clientAddressHeader, clientAddress(c, deps.settings.trustedProxies));
    return deps.auth.handler(request);
  });
}
