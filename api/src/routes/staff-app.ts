import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { App, Deps, Env } from '../deps.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** The staff app's files. Any other address that no route knows is one of its screens. */
export function staffAppRoutes(app: App, deps: Deps) {
  const root = join(deps.settings.webRoot, 'app');
  const files = serveStatic<Env>({
    root,
    onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
  });

  serveRaw(app, deps, rawRoutes.appAsset, async (c) => {
    const found = await files(c, async () => {});
    if (!found) throw notFound();
    return found;
  });

  serveRaw(app, deps, rawRoutes.app, async (c) => {
    if (/^\/(api|s|f|t|docs|public)\//.test(c.req.path)) throw notFound();
    const page = await readFile(join(root, 'index.html'), 'utf8');
    return c.html(page, 200, { 'cache-control': 'no-cache' });
  });
}
