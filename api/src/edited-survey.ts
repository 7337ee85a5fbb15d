import type { Tx } from '@vocero/sql/connect';
import {
  countSurveyChannels,
  listSurveyVersions,
  readDraftedSurvey,
  type DraftedSurvey,
} from '@vocero/sql/survey-versions';
import { SurveyDoc, SurveyMethod } from './contract/survey-doc.ts';
import { commentOnly, threeQuestions } from './contract/survey-logic.ts';
import { addressOf } from './survey-address.ts';
import type { Locale } from './contract/values.ts';
import { notFound } from './problem.ts';
import type { Settings } from './settings.ts';

/** What a survey or a form asks before anybody published anything. */
export const docAsItComes = (kind: 'survey' | 'form'): SurveyDoc =>
  kind === 'form' ? commentOnly : threeQuestions;

/** A document as it was stored, with what such documents have had since then. */
export const publishedDoc = ({ kind, doc }: Pick<DraftedSurvey, 'kind' | 'doc'>): SurveyDoc =>
  doc === null ? docAsItComes(kind) : SurveyDoc.parse(doc);

export async function requireDrafted(tx: Tx, id: string): Promise<DraftedSurvey> {
  const survey = await readDraftedSurvey(tx, id);
  if (!survey) throw notFound();
  return survey;
}

/** A survey as its editor shows it. */
export async function showEdited(tx: Tx, id: string, settings: Settings) {
  const { doc, draft, draftById: _, method, ...survey } = await requireDrafted(tx, id);
  const { kind, token, ...rest } = survey;
  return {
    ...rest,
    kind,
    locale: survey.locale as Locale,
    url: addressOf({ kind, token }, settings),
    published: publishedDoc({ kind, doc }),
    draft: draft === null ? null : SurveyDoc.parse(draft),
    method: SurveyMethod.parse(method),
    versions: await listSurveyVersions(tx, id),
    channels90: await countSurveyChannels(tx, id),
  };
}
