import { inOrganization, withLookup } from '@vocero/sql/connect';
import { findPersonOfFeedback } from '@vocero/sql/persons';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { findTrackedFeedback, readCaseStatus, type CaseStatus } from '@vocero/sql/tracking-links';
import { showCaseCode } from '../case-code.ts';
import { Help } from '../contract/help.ts';
import type { TrackingStage } from '../contract/pages.ts';
import { SurveyDoc } from '../contract/survey-doc.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { notFound } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { hashToken } from '../secrets.ts';
import { withNotice } from './public-surveys.ts';

/** The customer's own page: what became of their comment, without an account. */
export function trackingRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serveRaw(
    app,
    deps,
    rawRoutes.trackingPage,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      const token = c.req.param('token') ?? '';
      const hash = hashToken('tracking', token);
      const tracked = await withLookup(sql, hash, (tx) => findTrackedFeedback(tx, hash));
      if (!tracked) throw notFound();
      const status = await inOrganization(sql, tracked.orgId, (tx) =>
        readCaseStatus(tx, tracked.feedbackId),
      );
      if (!status) throw notFound();
      const personId = await inOrganization(sql, tracked.orgId, (tx) =>
        findPersonOfFeedback(tx, tracked.feedbackId),
      );

      const { trackingPage } = await publicPages(settings);
      const locale = localeFromTag(c.req.query('lang')) ?? c.get('locale');
      const html = trackingPage({
        locale,
        organization: status.organization,
        timeZone: status.timeZone,
        caseCode: showCaseCode(status.caseCode),
        receivedAt: status.receivedAt.toISOString(),
        stage: stageOf(status),
        others: status.others,
        aside: asideOf(status),
        declinedReason: status.themeStatus === 'declined' ? status.declinedReason : null,
        thanks: c.req.query('thanks') !== undefined,
        thanksWords: thanksOf(status, locale),
        isUrgent: status.isUrgent,
        help: Help.parse(status.help),
        preferencesUrl: preferencesPath(settings.secret, tracked.orgId, personId),
        url: `${settings.publicUrl}/t/${token}`,
      });
      // The address is a secret: it must not reach other sites as a referrer, nor a search engine.
      return c.html(html, 200, {
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      });
    }),
  );
}

/** Where whoever left an address says how they like to be reached; null where nobody did. */
const preferencesPath = (secret: string, orgId: string, personId: string | undefined) =>
  personId === undefined ? null : `/p/${makePreferencesToken(secret, { orgId, personId })}`;

/** The survey's own words of thanks: in the reader's language, else in its own. */
function thanksOf({ surveyDoc, surveyLocale }: CaseStatus, locale: Locale) {
  if (surveyDoc === null) return null;
  const { words } = SurveyDoc.parse(surveyDoc);
  for (const each of [locale, surveyLocale as Locale]) {
    const text = words[each]?.thanks;
    if (text) return { text, locale: each };
  }
  return null;
}

const stages = new Map<string, TrackingStage>([
  ['heard', 'grouped'],
  ['grouped', 'grouped'],
  ['owned', 'owned'],
  ['decided', 'decided'],
  ['being_fixed', 'fixing'],
  ['verifying', 'checking'],
  ['prevented', 'done'],
]);

const stageOf = ({ themeStatus }: CaseStatus): TrackingStage =>
  stages.get(themeStatus ?? '') ?? 'received';

const asideOf = ({ themeStatus }: CaseStatus) =>
  themeStatus === 'watching' || themeStatus === 'declined' ? themeStatus : null;
