import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  findSurveyLink,
  listSurveyLinks,
  putSurveyLinks,
  setLinkArchived,
} from '@vocero/sql/survey-links';
import { findSurvey } from '@vocero/sql/surveys';
import * as contract from '../contract/places.ts';
import type { App, Deps } from '../deps.ts';
import { showLink } from '../link-answer.ts';
import { notFound } from '../problem.ts';
import { randomPublicToken } from '../secrets.ts';
import { serve } from '../serve.ts';
import { newShortCode } from '../short-code.ts';

/** Further addresses of surveys, which say where and by what a survey was met. */
export function surveyLinkRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listSurveyLinks, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await requireSurvey(tx, params.id);
      const links = await listSurveyLinks(tx, params.id);
      return { items: links.map((link) => showLink(settings, link)) };
    }),
  );

  serve(app, deps, contract.createSurveyLinks, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await requireSurvey(tx, params.id);
      const placeIds = [...new Set(body.placeIds)];
      const made = await putSurveyLinks(tx, survey.id, body.channel, placeIds.map(newLink));
      if (made > 0) {
        await audit(tx, {
          act: 'survey_links_made',
          subject: { kind: 'survey', id: survey.id, label: survey.name },
          after: { channel: body.channel, links: made },
        });
      }
      const links = (await listSurveyLinks(tx, survey.id)).filter(
        ({ channel, placeId }) => channel === body.channel && placeIds.includes(placeId),
      );
      return { items: links.map((link) => showLink(settings, link)) };
    }),
  );

  serve(app, deps, contract.changeSurveyLink, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const link = await requireLink(tx, params.id);
      await setLinkArchived(tx, link.id, body.archived);
      const { name } = await requireSurvey(tx, link.surveyId);
      await audit(tx, {
        act: body.archived ? 'survey_link_ended' : 'survey_link_opened',
        subject: { kind: 'survey', id: link.surveyId, label: name },
        after: { channel: link.channel, place: link.placeName },
      });
      return showLink(settings, await requireLink(tx, link.id));
    }),
  );
}

const newLink = (placeId: string | null) => ({
  placeId,
  token: randomPublicToken(),
  code: newShortCode(),
});

/** @throws Problem 404. */
async function requireSurvey(tx: Tx, id: string) {
  const survey = await findSurvey(tx, id);
  if (!survey) throw notFound();
  return survey;
}

/** @throws Problem 404. */
async function requireLink(tx: Tx, id: string) {
  const link = await findSurveyLink(tx, id);
  if (!link) throw notFound();
  return link;
}
