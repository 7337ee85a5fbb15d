import type { Tx } from '@vocero/sql/connect';
import { insertSurveyVersion, type DraftedSurvey } from '@vocero/sql/survey-versions';
import { isDeepStrictEqual } from 'node:util';
import { SurveyDoc } from './contract/survey-doc.ts';
import { completeness } from './contract/survey-logic.ts';
import type { Locale } from './contract/values.ts';
import { publishedDoc } from './edited-survey.ts';
import { Problem } from './problem.ts';

/** Refuses a change that was made on another state than the one that is there. */
export function requireRevision(survey: DraftedSurvey, revision: number): void {
  if (survey.draftRevision === revision) return;
  const { draftBy, draftRevision } = survey;
  const extra = { revision: draftRevision };
  if (draftBy) throw new Problem(409, 'survey_draft_saved', { name: draftBy }, extra);
  throw new Problem(409, 'survey_draft_ended', {}, extra);
}

/** Whether a document is, word for word, the one that is shown already. */
export const isPublished = (survey: DraftedSurvey, doc: SurveyDoc): boolean =>
  isDeepStrictEqual(publishedDoc(survey), doc);

/** Shows the draft from now on. `by` is who says so. */
export async function publishDraft(
  tx: Tx,
  survey: DraftedSurvey,
  { by, leaveOutIncomplete }: { by: string | null; leaveOutIncomplete: boolean },
): Promise<{ version: number; locales: Locale[] }> {
  if (survey.draft === null) throw new Problem(409, 'survey_nothing_to_publish');
  const draft = SurveyDoc.parse(survey.draft);
  const locales = offeredLocales(draft, survey.locale as Locale, leaveOutIncomplete);
  const version = await insertSurveyVersion(tx, survey.id, { doc: { ...draft, locales }, by });
  return { version, locales };
}

/** The survey's own language, which must be complete, and of the others those that are. */
function offeredLocales(doc: SurveyDoc, own: Locale, leaveOut: boolean): Locale[] {
  const missing = (locale: Locale) => {
    const { done, total } = completeness(doc, locale);
    return total - done;
  };
  if (missing(own) > 0) throw new Problem(422, 'survey_words_missing', { n: missing(own) });
  const others = doc.locales.filter((locale) => locale !== own);
  const incomplete = others.filter((locale) => missing(locale) > 0);
  if (incomplete.length > 0 && !leaveOut) {
    throw new Problem(422, 'survey_languages_incomplete', {}, { languages: incomplete });
  }
  return [own, ...others.filter((locale) => !incomplete.includes(locale))];
}
