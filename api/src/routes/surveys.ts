import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey, listSurveys, updateSurvey, type Survey } from '@vocero/sql/surveys';
import * as contract from '../contract/surveys.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { randomPublicToken } from '../secrets.ts';
import { serve } from '../serve.ts';

/** Surveys and forms: the public pages that collect feedback. */
export function surveyRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  const shown = ({ token, ...survey }: Survey) => ({
    ...survey,
    locale: survey.locale as Locale,
    url: `${settings.publicUrl}/${survey.kind === 'survey' ? 's' : 'f'}/${token}`,
  });

  serve(app, deps, contract.listSurveys, async ({ principal }) => {
    const surveys = await inOrganization(sql, principal.orgId, listSurveys);
    return { items: surveys.map(shown) };
  });

  serve(app, deps, contract.createSurvey, async ({ principal, body }) =>
    shown(
      await inOrganization(sql, principal.orgId, (tx) =>
        insertSurvey(tx, { ...body, token: randomPublicToken() }),
      ),
    ),
  );

  serve(app, deps, contract.changeSurvey, async ({ principal, params, body }) => {
    const survey = await inOrganization(sql, principal.orgId, (tx) =>
      updateSurvey(tx, params.id, body),
    );
    if (!survey) throw notFound();
    return shown(survey);
  });
}
