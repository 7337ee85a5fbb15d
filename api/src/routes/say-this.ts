import { readCaseFacts } from '@vocero/sql/case-facts';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findToldTheme } from '@vocero/sql/told-people';
import type { Locale } from '../contract/locales.ts';
import * as contract from '../contract/say-this.ts';
import { readCustomerCase } from '../customer-case.ts';
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
      ...{ others: Math.max(count - 1, 0), matter: null, timeZone: 'UTC' },
      declinedReason: status === 'declined' ? declinedReason : null,
    });
    return { locale, text };
  });

  serve(app, deps, contract.sayOfCase, async ({ principal, params, query }) => {
    const facts = await inOrganization(sql, principal.orgId, (tx) =>
      readCaseSaying(tx, params.id, query.locale),
    );
    const { statusText } = await publicPages(settings);
    return { locale: facts.locale, text: statusText(facts) };
  });
}

/** What the page of a case says now, in the language of its customer or another. */
async function readCaseSaying(tx: Tx, caseId: string, wanted: Locale | undefined) {
  const facts = await readCaseFacts(tx, caseId);
  if (!facts) throw notFound();
  const { feedbackId, timeZone } = facts;
  const locale = wanted ?? (facts.locale as Locale);
  const matter = await readCustomerCase(tx, { caseId, feedbackId, locale });
  const theme = { stage: stageOf(null), others: 0, aside: null, declinedReason: null };
  return { ...theme, locale, timeZone, matter };
}
