import type { Tx } from '@vocero/sql/connect';
import { listGivenAnswers } from '@vocero/sql/given-answers';
import { answerWords } from './answer-words.ts';
import type { AnsweredQuestion } from './contract/feedback.ts';
import type { Locale } from './contract/values.ts';
import { publishedDoc } from './edited-survey.ts';

/** What these comments answered beside text and scores, in words; those that did not are left out. */
export async function readAnswered(
  tx: Tx,
  ids: readonly string[],
  locale: Locale,
): Promise<Map<string, AnsweredQuestion[]>> {
  const rows = await listGivenAnswers(tx, ids);
  return new Map(
    rows.map(({ id, answers, locale: own, ...survey }) => [
      id,
      answerWords(publishedDoc(survey), answers, { locale, ownLocale: own as Locale }),
    ]),
  );
}
