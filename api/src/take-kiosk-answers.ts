import { createHash } from 'node:crypto';
import { inOrganization, type Sql } from '@vocero/sql/connect';
import {
  flagBurst,
  insertKioskAnswer,
  isKioskAnswerKnown,
  listAnswersBetween,
} from '@vocero/sql/kiosk-answers';
import { storeFeedback } from '@vocero/sql/store-feedback';
import { readPublicSurvey, readSurveyVersion } from '@vocero/sql/surveys';
import { burstIds, burstReach } from './burst.ts';
import { KioskAnswer } from './contract/kiosk-device.ts';
import { kioskDoc } from './contract/kiosk-doc.ts';
import type { SurveyDoc } from './contract/survey-doc.ts';
import type { Deps } from './deps.ts';
import { publishedDoc } from './edited-survey.ts';
import type { Store } from './intake.ts';
import { takeAnswers } from './take-answers.ts';

export interface AnsweredKiosk {
  orgId: string;
  id: string;
  placeId: string | null;
}

export interface AnswerResult {
  state: 'stored' | 'known' | 'refused';
  reason: string | null;
}

type TakeDeps = Pick<Deps, 'sql' | 'settings'>;

const known: AnswerResult = { state: 'known', reason: null };
const refused = (reason: string): AnswerResult => ({ state: 'refused', reason });

/**
 * Takes the answers of a device in, one by one, and flags those that came in a burst. Each is stored
 * once, however often it comes. What throws leaves those before it stored: the device sends all again.
 */
export async function takeKioskAnswers(
  deps: TakeDeps,
  kiosk: AnsweredKiosk,
  answers: readonly unknown[],
  now: Date,
): Promise<AnswerResult[]> {
  const results: AnswerResult[] = [];
  const times: number[] = [];
  for (const sent of answers) {
    const answer = KioskAnswer.safeParse(sent);
    if (!answer.success) {
      results.push(refused('invalid'));
      continue;
    }
    const at = givenAt(answer.data, now);
    const result = await takeOne(deps, kiosk, answer.data, at);
    if (result.state !== 'refused') times.push(at.getTime());
    results.push(result);
  }
  await flagBursts(deps.sql, kiosk, times);
  return results;
}

/** When an answer was given by our clock; never later than now. */
export const givenAt = (
  { givenAt, clockOffset }: Pick<KioskAnswer, 'givenAt' | 'clockOffset'>,
  now: Date,
): Date => new Date(Math.min(Date.parse(givenAt) + clockOffset, now.getTime()));

async function takeOne(
  deps: TakeDeps,
  kiosk: AnsweredKiosk,
  answer: KioskAnswer,
  at: Date,
): Promise<AnswerResult> {
  const { sql } = deps;
  const { isKnown, doc } = await inOrganization(sql, kiosk.orgId, async (tx) => ({
    isKnown: await isKioskAnswerKnown(tx, kiosk.id, answer.id),
    doc: await findDoc(tx, answer),
  }));
  if (isKnown) return known;
  if (!doc) return refused('survey_unknown');
  try {
    const taken = await takeAnswers(deps, {
      survey: { orgId: kiosk.orgId, id: answer.surveyId },
      doc: kioskDoc(doc),
      version: answer.version,
      given: answer.given,
      channel: 'kiosk',
      placeId: kiosk.placeId,
      locale: answer.locale,
      occurredAt: at.toISOString(),
      store: storeOnce(kiosk.id, answer, at),
    });
    return taken.ok ? { state: 'stored', reason: null } : refused(firstOf(taken.errors));
  } catch (error) {
    if (error instanceof StoredMeanwhile) return known;
    throw error;
  }
}

const firstOf = (errors: object): string => String(Object.values(errors)[0]);

/** What was asked when it was answered, even if there is a newer version by now. */
async function findDoc(
  tx: Parameters<typeof readPublicSurvey>[0],
  { surveyId, version }: KioskAnswer,
): Promise<SurveyDoc | null> {
  const survey = await readPublicSurvey(tx, surveyId);
  if (!survey) return null;
  if (version === 0) return publishedDoc({ kind: survey.kind, doc: null });
  const doc = await readSurveyVersion(tx, surveyId, version);
  return doc === undefined ? null : publishedDoc({ kind: survey.kind, doc });
}

/** The same answer was stored by another request while this one was at it. */
class StoredMeanwhile extends Error {}

/** The comment and the name under which the device knows it: both, or nothing. */
const storeOnce =
  (kioskId: string, answer: KioskAnswer, at: Date): Store =>
  (sql, orgId, feedback, claim) =>
    inOrganization(sql, orgId, async (tx) => {
      const stored = await storeFeedback(tx, orgId, feedback, claim);
      if (!stored.isStored) return stored;
      const isNew = await insertKioskAnswer(tx, {
        kioskId,
        id: answer.id,
        feedbackId: feedback.id,
        givenAt: at.toISOString(),
        sameness: samenessOf(answer),
        isFinished: answer.isFinished,
      });
      if (!isNew) throw new StoredMeanwhile();
      return stored;
    });

const samenessOf = ({ given, version }: KioskAnswer): string => {
  const fields = Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([version, fields]))
    .digest('base64url');
};

/** Looks at all answers around these, whenever they came: a batch of hours is read as it was given. */
async function flagBursts(sql: Sql, kiosk: AnsweredKiosk, times: readonly number[]): Promise<void> {
  if (times.length === 0) return;
  const [from, until] = [Math.min(...times) - burstReach, Math.max(...times) + burstReach];
  await inOrganization(sql, kiosk.orgId, async (tx) => {
    const around = await listAnswersBetween(tx, kiosk.id, { from, until });
    const given = around.map(({ id, givenAt, sameness }) => ({
      id,
      sameness,
      at: givenAt.getTime(),
    }));
    await flagBurst(tx, kiosk.id, [...burstIds(given)]);
  });
}
