import { makePreferencesToken } from '@vocero/sql/preferences-token';
import { findPersonOfFeedback } from '@vocero/sql/persons';
import { isOutcomeWanted } from '@vocero/sql/told-outcomes';
import { readCaseStatus, type CaseStatus } from '@vocero/sql/tracking-links';
import type { Tx } from '@vocero/sql/connect';
import type { Context } from 'hono';
import { showCaseCode } from './case-code.ts';
import type { CustomerFormState } from './contract/customer-page.ts';
import type { TrackingPageProps } from './contract/pages.ts';
import { SurveyDoc } from './contract/survey-doc.ts';
import type { Locale } from './contract/values.ts';
import { listTold, readCustomerCase } from './customer-case.ts';
import { inVisit, privately, visitLocale, type CustomerVisit } from './customer-visit.ts';
import type { Deps, Env } from './deps.ts';
import { readPageFacts } from './page-facts.ts';
import { notFound } from './problem.ts';
import { publicPages } from './public-pages.ts';
import { asideOf, stageOf } from './theme-stage.ts';

interface Look {
  visit: CustomerVisit;
  forms: CustomerFormState;
  /** The language that a form was sent in. */
  lang?: string;
}

/** The page of a comment and of its case, with what the forms on it hold. */
export async function showTracking(
  c: Context<Env>,
  deps: Deps,
  { visit, forms, lang = '' }: Look,
): Promise<Response> {
  const { settings } = deps;
  const locale = visitLocale(c, lang);
  const props = await inVisit(deps, visit, (tx) => readTracking(tx, { visit, locale }));
  const { trackingPage } = await publicPages(settings);
  const { personId, ...page } = props;
  const html = trackingPage({
    ...page,
    forms,
    ...{ locale, path: visit.path, isPreview: visit.isPreview },
    thanks: c.req.query('thanks') !== undefined,
    preferencesUrl: preferencesPath(settings.secret, visit, personId),
    url: `${settings.publicUrl}${visit.path}`,
  });
  return c.html(html, Object.keys(forms.errors).length > 0 ? 422 : 200, privately);
}

type ReadProps = Omit<
  TrackingPageProps,
  'forms' | 'locale' | 'path' | 'isPreview' | 'thanks' | 'preferencesUrl' | 'url'
> & { personId: string | undefined };

async function readTracking(
  tx: Tx,
  { visit, locale }: { visit: CustomerVisit; locale: Locale },
): Promise<ReadProps> {
  const { feedbackId, caseId, isPreview } = visit;
  const status = await readCaseStatus(tx, feedbackId);
  if (!status) throw notFound();
  return {
    ...factsOf(status, locale),
    help: (await readPageFacts(tx)).help,
    matter: caseId === null ? null : await readCustomerCase(tx, { caseId, feedbackId, locale }),
    told: caseId === null ? await listTold(tx, { caseId, feedbackId }) : [],
    asksOutcome: caseId === null && (await isOutcomeWanted(tx, feedbackId)),
    // Staff who look are not led to what only its customer may change.
    personId: isPreview ? undefined : await findPersonOfFeedback(tx, feedbackId),
  };
}

const factsOf = (status: CaseStatus, locale: Locale) => ({
  organization: status.organization,
  timeZone: status.timeZone,
  caseCode: showCaseCode(status.caseCode),
  receivedAt: status.receivedAt.toISOString(),
  stage: stageOf(status.themeStatus),
  others: status.others,
  aside: asideOf(status.themeStatus),
  declinedReason: status.themeStatus === 'declined' ? status.declinedReason : null,
  thanksWords: thanksOf(status, locale),
  isUrgent: status.isUrgent,
});

/** Where whoever left an address says how they like to be reached; null where nobody did. */
const preferencesPath = (secret: string, { orgId }: CustomerVisit, personId: string | undefined) =>
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
