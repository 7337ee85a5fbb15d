import { inOrganization } from '@vocero/sql/connect';
import {
  findSurvey,
  insertSurvey,
  listSurveys,
  updateSurvey,
  type Survey,
} from '@vocero/sql/surveys';
import { insertSurveyVersion } from '@vocero/sql/survey-versions';
import { differences, plain } from '../audit.ts';
import * as contract from '../contract/surveys.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { docAsItComes } from '../edited-survey.ts';
import { notFound } from '../problem.ts';
import { randomPublicToken } from '../secrets.ts';
import { serve } from '../serve.ts';
import { addressOf } from '../survey-address.ts';
import { templateDocs } from '../survey-templates.ts';

/** Surveys and forms: the public pages that collect feedback. */
export function surveyRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  const shown = ({ token, ...survey }: Survey) => ({
    ...survey,
    locale: survey.locale as Locale,
    url: addressOf({ kind: survey.kind, token }, settings),
  });

  serve(app, deps, contract.listSurveys, async ({ principal }) => {
    const surveys = await inOrganization(sql, principal.orgId, listSurveys);
    return { items: surveys.map(shown) };
  });

  serve(app, deps, contract.createSurvey, async ({ principal, body, audit }) =>
    shown(
      await inOrganization(sql, principal.orgId, async (tx) => {
        const { template, ...rest } = body;
        const survey = await insertSurvey(tx, { ...rest, token: randomPublicToken() });
        await audit(tx, { act: 'survey_added', subject: subjectOf(survey), after: plain(body) });
        const doc = template && templateDocs[template];
        if (!doc || doc === docAsItComes(body.kind)) return survey;
        const by = principal.kind === 'member' ? principal.memberId : null;
        const locales = [body.locale, ...doc.locales.filter((locale) => locale !== body.locale)];
        return {
          ...survey,
          version: await insertSurveyVersion(tx, survey.id, { doc: { ...doc, locales }, by }),
        };
      }),
    ),
  );

  serve(app, deps, contract.changeSurvey, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await findSurvey(tx, params.id);
      const survey = await updateSurvey(tx, params.id, body);
      if (!before || !survey) throw notFound();
      await audit(tx, {
        act: 'survey_changed',
        subject: subjectOf(before),
        ...differences(before, survey),
      });
      return shown(survey);
    }),
  );
}

const subjectOf = ({ id, name }: { id: string; name: string }) =>
  ({ kind: 'survey', id, label: name }) as const;
