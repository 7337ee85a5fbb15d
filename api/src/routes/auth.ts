import { clientAddressHeader } from '../auth.ts';
import { clientAddress } from '../client-address.ts';
import type { App, Deps } from '../deps.ts';
import { noteSignIn, triedEmail } from '../note-sign-in.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** What of the library is ours to offer. It has some twenty routes more, for which we vouch nothing. */
const signIn = '/api/auth/sign-in/email';
const offered = new Set([signIn, '/api/auth/sign-out', '/api/auth/get-session']);

/** Sign-in and sessions are the library's; it counts tries by the address that we vouch for. */
export function authRoutes(app: App, deps: Deps) {
  serveRaw(app, deps, rawRoutes.auth, async (c) => {
    if (!offered.has(c.req.path)) throw notFound();
    const request = new Request(c.req.raw);
    request.headers.set(clientAddressHeader, clientAddress(c, deps.settings.trustedProxies));
    // Browsers always say where such a request comes from. A program that does not is no page of
    // another site, and the library would refuse it for saying nothing.
    const { headers } = request;
    const saysNothing = !headers.has('origin') && headers.get('sec-fetch-site') !== 'cross-site';
    if (saysNothing) headers.set('origin', new URL(deps.settings.publicUrl).origin);
    const isSignIn = c.req.path === signIn;
    const tried = isSignIn ? await triedEmail(request.clone()) : null;
    const answer = await deps.auth.handler(request);
    if (tried !== null && (answer.ok || answer.status === 401)) {
      // Not waited for: how long an answer takes must not tell whether there is such an account.
      void noteSignIn(c, deps, { email: tried, failed: !answer.ok }).catch((error: unknown) =>
        deps.log.error({ err: error }, 'a sign-in could not be written down'),
      );
    }
    return answer;
  });
}
