import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  lockSurvey,
  updateSurveyDraft,
  updateSurveyMethod,
  type DraftedSurvey,
} from '@vocero/sql/survey-versions';
import { readSurveyVersion } from '@vocero/sql/surveys';
import { plain } from '../audit.ts';
import { SurveyDoc } from '../contract/survey-doc.ts';
import * as contract from '../contract/surveys.ts';
import type { App, Deps } from '../deps.ts';
import { docAsItComes, requireDrafted, showEdited } from '../edited-survey.ts';
import type { KeyPrincipal, MemberPrincipal } from '../principal.ts';
import { previewProps } from '../preview-survey.ts';
import { notFound } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { isPublished, publishDraft, requireRevision } from '../publish-survey.ts';
import { serve } from '../serve.ts';

/** What a survey asks: a draft that several people may edit, and versions that never change. */
export function surveyDraftRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readSurvey, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => showEdited(tx, params.id, settings)),
  );

  serve(app, deps, contract.readSurveyVersion, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readVersion(tx, params.id, params.version)),
  );

  serve(app, deps, contract.saveSurveyDraft, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await lockDrafted(tx, params.id);
      requireRevision(survey, body.revision);
      const by = memberOf(principal);
      const doc = isPublished(survey, body.doc) ? null : body.doc;
      await updateSurveyDraft(tx, survey.id, { doc, by: doc && by });
      // It is saved every few seconds: one line when somebody begins, not one for each of them.
      if (survey.draft === null || survey.draftById !== by) {
        await audit(tx, { act: 'survey_edited', subject: subjectOf(survey) });
      }
      return showEdited(tx, survey.id, settings);
    }),
  );

  serve(app, deps, contract.discardSurveyDraft, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await lockDrafted(tx, params.id);
      if (survey.draft !== null) {
        await updateSurveyDraft(tx, survey.id, { doc: null, by: null });
        await audit(tx, { act: 'survey_draft_discarded', subject: subjectOf(survey) });
      }
      return showEdited(tx, survey.id, settings);
    }),
  );

  serve(app, deps, contract.publishSurvey, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await lockDrafted(tx, params.id);
      requireRevision(survey, body.revision);
      const { leaveOutIncomplete } = body;
      const by = memberOf(principal);
      const after = await publishDraft(tx, survey, { by, leaveOutIncomplete });
      const before = { version: survey.version };
      await audit(tx, { act: 'survey_published', subject: subjectOf(survey), before, after });
      return showEdited(tx, survey.id, settings);
    }),
  );

  serve(app, deps, contract.previewSurvey, async ({ principal, params, body }) => {
    const props = await inOrganization(sql, principal.orgId, (tx) =>
      previewProps(tx, params.id, body),
    );
    const { surveyPage } = await publicPages(settings);
    return { html: surveyPage(props) };
  });

  serve(app, deps, contract.saveSurveyMethod, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await lockDrafted(tx, params.id);
      await updateSurveyMethod(tx, survey.id, body);
      await audit(tx, {
        act: 'survey_method_changed',
        subject: subjectOf(survey),
        before: plain(survey.method as object),
        after: plain(body),
      });
      return showEdited(tx, survey.id, settings);
    }),
  );
}

/** The survey as it is once nobody else changes it. */
async function lockDrafted(tx: Tx, id: string): Promise<DraftedSurvey> {
  if (!(await lockSurvey(tx, id))) throw notFound();
  return requireDrafted(tx, id);
}

async function readVersion(tx: Tx, id: string, version: number): Promise<SurveyDoc> {
  const survey = await requireDrafted(tx, id);
  if (version === 0) return docAsItComes(survey.kind);
  const doc = await readSurveyVersion(tx, id, version);
  if (!doc) throw notFound();
  return SurveyDoc.parse(doc);
}

const memberOf = (principal: MemberPrincipal | KeyPrincipal) =>
  principal.kind === 'member' ? principal.memberId : null;

const subjectOf = ({ id, name }: { id: string; name: string }) =>
  ({ kind: 'survey', id, label: name }) as const;
