import type { Tx } from '@vocero/sql/connect';
import { consentTexts } from './contract/consent.ts';
import type { SurveyPageProps } from './contract/pages.ts';
import type { SurveyDoc } from './contract/survey-doc.ts';
import type { Locale } from './contract/values.ts';
import { requireDrafted } from './edited-survey.ts';
import { readPageFacts } from './page-facts.ts';
import { isPublished } from './publish-survey.ts';
import { noContact } from './survey-form.ts';

/** What the public page would show of a document, before anybody filled in anything. */
export async function previewProps(
  tx: Tx,
  id: string,
  { doc, locale }: { doc: SurveyDoc; locale: Locale },
): Promise<SurveyPageProps> {
  const survey = await requireDrafted(tx, id);
  const { kind, name } = survey;
  return {
    ...(await readPageFacts(tx)),
    ...{ locale, kind, name, doc },
    ownLocale: survey.locale as Locale,
    active: true,
    version: isPublished(survey, doc) ? survey.version : survey.version + 1,
    submission: '',
    given: {},
    contact: noContact,
    isUrgent: false,
    errors: {},
    fresh: [],
    consentText: consentTexts[locale],
  };
}
