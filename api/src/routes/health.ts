import { pendingMigrations } from '@vocero/sql/migrate';
import type { App, Deps } from '../deps.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** For whatever watches over the process. */
export function healthRoutes(app: App, deps: Deps) {
  serveRaw(app, deps, rawRoutes.healthz, (c) => c.json({ status: 'ok' }));

  serveRaw(app, deps, rawRoutes.readyz, async (c) => {
    try {
      const pending = await pendingMigrations(deps.sql);
      if (pending.length === 0) return c.json({ status: 'ok' });
      return c.json({ status: 'migrations_pending', pending }, 503);
    } catch {
      return c.json({ status: 'database_away' }, 503, { 'retry-after': '2' });
    }
  });
}
