import { inOrganization } from '@vocero/sql/connect';
import { findToldTheme } from '@vocero/sql/told-people';
import * as contract from '../contract/say-this.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { serve } from '../serve.ts';
import { asideOf, stageOf } from '../theme-stage.ts';

/** What everybody says of a theme or a case: the words of the customer's own page. */
export function sayThisRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.sayOfTheme, async ({ principal, params, query, c }) => {
    const theme = await inOrganization(sql, principal.orgId, (tx) => findToldTheme(tx, params.id));
    if (!theme) throw notFound();
    const locale = query.locale ?? c.get('locale');
    const { statusText } = await publicPages(settings);
    const { status, declinedReason, count } = theme;
    const text = statusText({
      ...{ locale, stage: stageOf(status), aside: asideOf(status) },
      others: Math.max(count - 1, 0),
      declinedReason: status === 'declined' ? declinedReason : null,
    });
    return { locale, text };
  });
}
