import { readCardTime } from '@vocero/sql/cards';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findPlace } from '@vocero/sql/places';
import { storeFeedback } from '@vocero/sql/store-feedback';
import { readPublicSurvey, readSurveyVersion } from '@vocero/sql/surveys';
import type { z } from 'zod';
import type { NewCard } from './contract/cards.ts';
import type { SurveyDoc } from './contract/survey-doc.ts';
import type { Locale } from './contract/values.ts';
import type { Deps } from './deps.ts';
import { publishedDoc } from './edited-survey.ts';
import type { Store } from './intake.ts';
import { notFound, Problem } from './problem.ts';
import { takeAnswers } from './take-answers.ts';

type Card = z.output<typeof NewCard>;

/** Who types a card. */
interface Typist {
  orgId: string;
  memberId: string;
}

/**
 * Stores a card once, under the day on which it was filled in.
 * @throws Problem 404 for an unknown survey, 422 for an unknown place, a day to come, and for a card
 *   that says nothing.
 */
export async function takeCard(
  deps: Pick<Deps, 'sql' | 'settings'>,
  card: Card,
  { orgId, memberId }: Typist,
) {
  const { doc, locale, at } = await inOrganization(deps.sql, orgId, (tx) => readFacts(tx, card));
  const { surveyId, version, placeId, given, number } = card;
  const taken = await takeAnswers(deps, {
    survey: { orgId, id: surveyId },
    doc: withoutDuty(doc),
    version,
    given,
    channel: 'card',
    placeId,
    locale,
    memberId,
    occurredAt: at.toISOString(),
    name: { scope: `card:${memberId}`, key: card.id },
    ...(number && { store: storeAs(nameOf({ ...card, number })) }),
  });
  if (!taken.ok) throw refused(Object.values(taken.errors));
  return { ...taken.receipt, isDuplicate: taken.isDuplicate };
}

async function readFacts(tx: Tx, { surveyId, version, placeId, day }: Card) {
  const survey = await readPublicSurvey(tx, surveyId);
  if (!survey) throw notFound();
  if (placeId && !(await findPlace(tx, placeId))) throw new Problem(422, 'unknown_reference');
  const doc = version === 0 ? null : await readSurveyVersion(tx, surveyId, version);
  if (doc === undefined) throw notFound();
  const { at, isFuture } = await readCardTime(tx, day);
  if (isFuture) throw new Problem(422, 'card_day_ahead');
  return { doc: publishedDoc({ kind: survey.kind, doc }), locale: survey.locale as Locale, at };
}

/** On paper nobody can be made to answer: what is there counts. */
const withoutDuty = (doc: SurveyDoc): SurveyDoc => ({
  ...doc,
  questions: doc.questions.map((question) => ({ ...question, isRequired: false })),
});

/** Cards with one number are one card of a survey and a place. */
const nameOf = ({ number, surveyId, placeId }: Card & { number: string }) =>
  `card ${number.toLowerCase()} · ${surveyId} · ${placeId ?? '-'}`;

const storeAs =
  (externalId: string): Store =>
  (sql, orgId, feedback, claim) =>
    storeFeedback(sql, orgId, { ...feedback, externalId }, claim);

const refused = (codes: readonly string[]) =>
  new Problem(422, codes.includes('empty') ? 'card_empty' : 'card_too_long');
