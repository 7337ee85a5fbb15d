import type { Context } from 'hono';
import { type Access, managers, roles } from './contract/endpoint.ts';
import type { App, Deps, Env } from './deps.ts';
import { fileRoutes } from './file-routes.ts';
import { openRoutes } from './open-routes.ts';
import { authorise, type PrincipalOf } from './principal.ts';
import { publicRoutes } from './public-routes.ts';
import { anyone, page, type RawRoute } from './raw-route.ts';

/** Every route that is not an endpoint of the contract: pages, files, streams, sign-in. */
export const rawRoutes = {
  healthz: {
    method: 'get',
    path: '/healthz',
    summary: 'The process is alive',
    access: anyone,
    answers: 'application/json',
  },
  readyz: {
    method: 'get',
    path: '/readyz',
    summary: 'The database can be reached and its migrations are current',
    access: anyone,
    answers: 'application/json',
  },
  openapi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    access: anyone,
    answers: 'application/json',
  },
  docs: {
    method: 'get',
    path: '/docs',
    summary: 'This document, to read',
    access: anyone,
    answers: page,
  },
  docsAsset: {
    method: 'get',
    path: '/docs/:file',
    summary: 'Scripts and styles of the documentation',
    access: anyone,
    answers: '*/*',
  },
  auth: {
    method: 'all',
    path: '/api/auth/*',
    summary: 'Sign in, sign out, session',
    access: anyone,
    answers: 'application/json',
  },
  live: {
    method: 'get',
    path: '/api/v1/live',
    summary:
      'Hints that something changed, as server-sent events; the data is read by the other routes',
    access: { who: 'member', roles: roles },
    answers: 'text/event-stream',
  },
  uploadImport: {
    method: 'post',
    path: '/api/v1/imports',
    summary: 'Upload a CSV file as the body; answers what was detected and the first 20 rows',
    access: { who: 'member', roles: managers },
    accepts: 'application/octet-stream',
    answers: 'application/json',
  },
  ...fileRoutes,
  ...publicRoutes,
  ...openRoutes,
  appAsset: {
    method: 'get',
    path: '/assets/*',
    summary: 'Scripts and styles of the staff app',
    access: anyone,
    answers: '*/*',
  },
  app: { method: 'get', path: '/*', summary: 'The staff app', access: anyone, answers: page },
} as const satisfies Record<string, RawRoute>;

/** Mounts a route of the table above; there is no other way to mount one. */
export function serveRaw<A extends Access>(
  app: App,
  deps: Deps,
  route: RawRoute<A>,
  handle: (c: Context<Env, string>, principal: PrincipalOf<A>) => Response | Promise<Response>,
): void {
  const method = route.method === 'all' ? ['GET', 'POST'] : [route.method.toUpperCase()];
  app.on(method, [route.path], async (c) => {
    const principal = await authorise(c, deps, route.access);
    return handle(c, principal as PrincipalOf<A>);
  });
}
