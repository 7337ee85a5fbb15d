import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findEmbeddable, readSurveyEmbed, writeSurveyEmbed } from '@vocero/sql/survey-embeds';
import * as contract from '../contract/embeds.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** Which sites may show a survey within their pages. */
export function embedRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  const answer = async (tx: Tx, survey: { id: string; token: string }) => {
    const { publicUrl } = settings;
    const { token } = survey;
    return {
      ...(await readSurveyEmbed(tx, survey.id)),
      token,
      scriptUrl: `${publicUrl}/widget.js`,
      frameUrl: `${publicUrl}/embed/${token}`,
      testUrl: `${publicUrl}/embed/${token}/test`,
    };
  };

  serve(app, deps, contract.readEmbed, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await findEmbeddable(tx, params.id);
      if (!survey) throw notFound();
      return answer(tx, survey);
    }),
  );

  serve(app, deps, contract.changeEmbed, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await findEmbeddable(tx, params.id);
      if (!survey) throw notFound();
      const before = await readSurveyEmbed(tx, survey.id);
      await writeSurveyEmbed(tx, survey.id, { ...body, sites: [...new Set(body.sites)] });
      await audit(tx, {
        act: 'survey_embed_changed',
        subject: { kind: 'survey', id: survey.id, label: survey.name },
        before: { ...before },
        after: { ...body },
      });
      return answer(tx, survey);
    }),
  );
}
