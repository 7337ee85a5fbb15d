import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { countOwnCalls, deleteCall, insertCall } from '@vocero/sql/interviews';
import { readOrganization } from '@vocero/sql/organizations';
import { findPlace } from '@vocero/sql/places';
import { storeFeedback } from '@vocero/sql/store-feedback';
import { readPublicSurvey, readSurveyVersion } from '@vocero/sql/surveys';
import { consentTexts, consentVersion } from '../contract/consent.ts';
import * as contract from '../contract/interviews.ts';
import { SurveyDoc } from '../contract/survey-doc.ts';
import { commentOnly, threeQuestions } from '../contract/survey-logic.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import type { Store } from '../intake.ts';
import { callRefusal } from '../may-call.ts';
import { memberOnly } from '../principal.ts';
import { InvalidInput, notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { takeAnswers } from '../take-answers.ts';

/** Surveys that are asked on the phone, and what calls came to. */
export function interviewRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readScript, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await existing(tx, params.id);
      const { id, name, kind, locale, active, version } = survey;
      return {
        survey: { id, name, kind, locale: locale as Locale, active, version },
        organization: (await readOrganization(tx)).name,
        doc: docOf(survey.kind, survey.doc),
        calls: await countOwnCalls(tx, id, memberOnly(principal).memberId),
      };
    }),
  );

  serve(app, deps, contract.giveInterview, async ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    const doc = await inOrganization(sql, orgId, async (tx) => {
      await knownPlace(tx, body.placeId);
      return askedDoc(tx, params.id, body.version);
    });
    const call = { ...body, surveyId: params.id, memberId };
    const { contact } = body;
    if (contact && contact.textVersion !== consentVersion)
      throw new Problem(409, 'consent_changed');
    const taken = await takeAnswers(deps, {
      survey: { orgId, id: params.id },
      doc,
      ...{ version: body.version, given: body.given, channel: 'phone', memberId },
      ...{ placeId: body.placeId, locale: body.locale, isUrgent: body.isUrgent },
      name: { scope: `interview:${memberId}`, key: body.id },
      store: storeWithCall({ ...call, outcome: 'answered' }),
      ...(contact && {
        consent: { version: consentVersion, text: consentTexts[body.locale], locale: body.locale },
        contact: { name: contact.name, phone: contact.phone },
      }),
    });
    if (!taken.ok) throw refusedAnswers(Object.keys(taken.errors));
    return taken.receipt;
  });

  serve(app, deps, contract.askMayCall, ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await existing(tx, params.id);
      const asked = { orgId: principal.orgId, surveyId: params.id, at: new Date(), ...body };
      return { refusal: await callRefusal(tx, deps.settings.secret, asked) };
    }),
  );

  serve(app, deps, contract.recordCall, ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await existing(tx, params.id);
      await knownPlace(tx, body.placeId);
      const { memberId } = memberOnly(principal);
      await insertCall(tx, { ...body, surveyId: params.id, memberId, feedbackId: null });
      return { calls: await countOwnCalls(tx, params.id, memberId) };
    }),
  );

  serve(app, deps, contract.removeCall, async ({ principal, params }) => {
    const { orgId, memberId } = memberOnly(principal);
    const isRemoved = await inOrganization(sql, orgId, (tx) => deleteCall(tx, params.id, memberId));
    if (!isRemoved) throw notFound();
    return undefined;
  });
}

type Call = Omit<Parameters<typeof insertCall>[1], 'feedbackId'>;

/** The answers and that the call brought them are there together. */
const storeWithCall =
  (call: Call): Store =>
  (sql: Sql, orgId, feedback, claim) =>
    inOrganization(sql, orgId, async (tx) => {
      const stored = await storeFeedback(tx, orgId, feedback, claim);
      const { id, surveyId, placeId, memberId, locale, outcome } = call;
      const kept = { id, surveyId, placeId, memberId, locale, outcome };
      if (stored.isStored) await insertCall(tx, { ...kept, feedbackId: feedback.id });
      return stored;
    });

async function existing(tx: Tx, id: string) {
  const survey = await readPublicSurvey(tx, id);
  if (!survey) throw notFound();
  return survey;
}

async function knownPlace(tx: Tx, id: string | null): Promise<void> {
  if (id !== null && !(await findPlace(tx, id))) throw notFound();
}

/** What a version asked. */
async function askedDoc(tx: Tx, id: string, version: number): Promise<SurveyDoc> {
  const survey = await existing(tx, id);
  if (!survey.active) throw new Problem(409, 'survey_closed');
  if (version === 0) return docOf(survey.kind, null);
  const doc = await readSurveyVersion(tx, id, version);
  if (doc === undefined) throw notFound();
  return docOf(survey.kind, doc);
}

function docOf(kind: 'survey' | 'form', doc: unknown): SurveyDoc {
  if (doc !== null) return SurveyDoc.parse(doc);
  return kind === 'survey' ? threeQuestions : commentOnly;
}

/** Which fields keep the answers from being stored. */
const refusedAnswers = (fields: readonly string[]) =>
  new InvalidInput(
    fields.map((field) => ({
      code: 'custom',
      path: field === 'form' ? [] : ['given', field],
      message: 'answer_missing',
      input: undefined,
    })),
  );
