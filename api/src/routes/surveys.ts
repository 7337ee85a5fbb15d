import { inOrganization } from '@vocero/sql/connect';
import {
  findSurvey,
  insertSurvey,
  listSurveys,
  updateSurvey,
  type Survey,
} from '@vocero/sql/surveys';
import { differences } from '../audit.ts';
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

  serve(app, deps, contract.createSurvey, async ({ principal, body, audit }) =>
    shown(
      await inOrganization(sql, principal.orgId, async (tx) => {
        const survey = await insertSurvey(tx, { ...body, token: randomPublicToken() });
        await audit(tx, { act: 'survey_added', subject: subjectOf(survey), after: body });
        return survey;
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
