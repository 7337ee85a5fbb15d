import type { PublicSurvey } from '@vocero/sql/surveys';
import type { Context } from 'hono';
import { addressBucket, clientAddress } from './client-address.ts';
import type { Locale } from './contract/values.ts';
import type { Deps, Env } from './deps.ts';
import { asksProof, type Answering } from './guard-answer.ts';
import { newChallenge } from './proof-of-work.ts';
import type { SurveyForm } from './survey-form.ts';
import type { SurveyVisit } from './survey-visit.ts';

/** By what this answer is told from others, and what it was seen to begin as. */
export function answeringOf(
  c: Context<Env>,
  { settings }: Pick<Deps, 'settings'>,
  { survey, channel, placeId, also }: SurveyVisit,
  { form, locale }: { form: SurveyForm; locale: Locale },
): Answering {
  const surveyId = survey.id;
  return {
    ...{ surveyId, also },
    network: addressBucket(clientAddress(c, settings.trustedProxies)),
    visitor: form.visitor,
    proof: { setting: survey.proof, field: form.proof },
    met: form.began
      ? { surveyId, channel: channel ?? survey.kind, placeId: placeId ?? null, locale }
      : null,
    now: new Date(),
  };
}

/** Work for the browser that shows this page, or null. */
export async function challengeOf(
  deps: Pick<Deps, 'sql' | 'settings'>,
  { orgId, id: surveyId, proof: setting }: PublicSurvey,
): Promise<string | null> {
  const now = new Date();
  const asks = await asksProof(deps, orgId, { surveyId, setting, now });
  return asks ? newChallenge(deps.settings.secret, surveyId, now) : null;
}
