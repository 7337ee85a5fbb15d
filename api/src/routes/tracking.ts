import { customerActs } from '../contract/customer-page.ts';
import { blankForms, openVisit, withErasedNotice } from '../customer-visit.ts';
import type { App, Deps } from '../deps.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { showTracking } from '../tracking-view.ts';
import { withNotice } from './public-surveys.ts';

/** The customer's own page: what became of their comment, without an account. Looking writes nothing. */
export function trackingRoutes(app: App, deps: Deps) {
  const show = withErasedNotice(deps, async (c) => {
    await limitRate(c, deps, 'publicPage');
    const visit = await openVisit(c, deps);
    const done = customerActs.find((act) => act === c.req.query('done')) ?? null;
    return showTracking(c, deps, { visit, forms: { ...blankForms(), done } });
  });
  serveRaw(app, deps, rawRoutes.trackingPage, withNotice(deps, show));
}
