import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

const types = new Map([
  ['public.css', 'text/css; charset=utf-8'],
  ['survey.js', 'text/javascript; charset=utf-8'],
  ['proof.js', 'text/javascript; charset=utf-8'],
]);

/** The style sheet and the scripts of the public pages. */
export function publicFileRoutes(app: App, deps: Deps) {
  // Pages of others keep it for an hour: a change of ours reaches them on the same day.
  serveRaw(app, deps, rawRoutes.widgetScript, async (c) => {
    const body = await readFile(join(deps.settings.webRoot, 'public', 'widget', 'widget.js'));
    return c.body(body, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
  });

  serveRaw(app, deps, rawRoutes.publicAsset, async (c) => {
    const file = c.req.param('file') ?? '';
    const type = types.get(file);
    if (!type) throw notFound();
    const body = await readFile(join(deps.settings.webRoot, 'public', 'client', file));
    return c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=300' });
  });
}
