import { clientAddressHeader } from '../auth.ts';
import { clientAddress } from '../client-address.ts';
import type { App, Deps } from '../deps.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** Sign-in and sessions are the library's; it counts tries by the address that we vouch for. */
export function authRoutes(app: App, deps: Deps) {
  serveRaw(app, deps, rawRoutes.auth, (c) => {
    const request = new Request(c.req.raw);
    request.headers.set(clientAddressHeader, clientAddress(c, deps.settings.trustedProxies));
    return deps.auth.handler(request);
  });
}
