import { inOrganization } from '@vocero/sql/connect';
import { readCaseStatus, type CaseStatus } from '@vocero/sql/tracking-links';
import { showCaseCode } from './case-code.ts';
import type { EmbedThanksProps } from './contract/embed-page.ts';
import { Help } from './contract/help.ts';
import { SurveyDoc } from './contract/survey-doc.ts';
import type { Locale } from './contract/values.ts';
import type { Deps } from './deps.ts';
import { notFound } from './problem.ts';

/**
 * What is said within the frame once an answer is stored.
 * @throws Problem 404 where the comment was erased in the meantime.
 */
export async function readEmbedThanks(
  { sql }: Deps,
  tracked: { orgId: string; feedbackId: string },
  locale: Locale,
): Promise<Omit<EmbedThanksProps, 'url'>> {
  const status = await inOrganization(sql, tracked.orgId, (tx) =>
    readCaseStatus(tx, tracked.feedbackId),
  );
  if (!status) throw notFound();
  return {
    locale,
    organization: status.organization,
    caseCode: showCaseCode(status.caseCode),
    words: wordsOf(status, locale),
    help: Help.parse(status.help),
  };
}

/** The survey's own words of thanks: in the reader's language, else in its own. */
function wordsOf({ surveyDoc, surveyLocale }: CaseStatus, locale: Locale) {
  if (surveyDoc === null) return null;
  const { words } = SurveyDoc.parse(surveyDoc);
  const lang = [locale, surveyLocale as Locale].find((each) => words[each]?.thanks);
  return lang ? { text: words[lang]!.thanks!, locale: lang } : null;
}
