import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps, Env } from './deps.ts';
import { pickLocale } from './messages.ts';
import { Problem } from './problem.ts';
import { trustedOrigins } from './settings.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something and carries a session must come from a page of ours. Browsers say
 * where a request comes from; a program without a browser says nothing and has no session to steal.
 * Public forms take answers from any site: they have no session.
 */
export const refuseForeignOrigin = ({ settings }: Deps): MiddlewareHandler<Env> => {
  const trusted = new Set(trustedOrigins(settings));
  return async (c, next) => {
    // Signing in from another site's page would put a person into somebody else's session.
    const carriesSession =
      c.req.header('cookie') !== undefined || c.req.path.startsWith('/api/auth/');
    const isPublicForm = /^\/(s|f|embed|me-too)\//.test(c.req.path);
    if (!safe.has(c.req.method) && carriesSession && !isPublicForm) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const foreign = origin !== undefined ? !trusted.has(origin) : site === 'cross-site';
      if (foreign) throw new Problem(403, 'foreign_origin');
    }
    await next();
  };
};

/**
 * No script but our own files, no frame around our pages, nothing loaded from elsewhere. Styles may
 * be inline: components set sizes and positions that way, and a style runs nothing.
 */
export const contentSecurity = (): MiddlewareHandler<Env> => {
  const [elsewhere, kiosk] = [securityWith("'none'"), securityWith("'self'")];
  return (c, next) => (c.req.path.startsWith('/k/') ? kiosk : elsewhere)(c, next);
};

/** Only the kiosk has a service worker, which keeps its page where there is no network. */
const securityWith = (workers: string): MiddlewareHandler<Env> =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: [workers],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });

/** The reader's language: what the staff app says, else what the browser asks for. */
export const chooseLocale: MiddlewareHandler<Env> = async (c, next) => {
  c.set('locale', pickLocale(c.req.header('accept-language')));
  await next();
};
