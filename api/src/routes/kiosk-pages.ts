import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.webmanifest', 'application/manifest+json'],
]);

/** Names as the build gives them: no way leads out of its folder. */
const FILE = /^(assets\/)?[\w-]+(\.[\w-]+)*$/;

/** The page of the kiosk, its files and the service worker that keeps them on the device. */
export function kioskPageRoutes(app: App, deps: Deps) {
  const root = join(deps.settings.webRoot, 'kiosk');

  serveRaw(app, deps, rawRoutes.kiosk, async (c) => {
    // The worker's scope ends with a slash, and so does the page's address.
    if (c.req.path === '/k') return c.redirect('/k/', 308);
    const name = c.req.path.slice('/k/'.length) || 'index.html';
    const type = types.get(extname(name));
    if (!FILE.test(name) || !type) throw notFound();
    const body = await readFile(join(root, name)).catch(() => null);
    if (!body) throw notFound();
    return c.body(body, 200, {
      'content-type': type,
      'cache-control': name.startsWith('assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ...(name === 'sw.js' && { 'service-worker-allowed': '/k/' }),
    });
  });
}
