import { inOrganization, withLookup } from '@vocero/sql/connect';
import { findSurveyAddress, readPublicSurvey } from '@vocero/sql/surveys';
import type { Context } from 'hono';
import type { NoticePageProps } from '../contract/pages.ts';
import type { App, Deps, Env } from '../deps.ts';
import { LinkEnded, whyNoSurvey } from '../link-ended.ts';
import { localeFromTag } from '../messages.ts';
import { publicPages } from '../public-pages.ts';
import { notFound, Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { receiveSurvey, showSurvey, type SurveyVisit } from '../survey-visit.ts';

/** Surveys and forms as pages that work without JavaScript and without a session. */
export function publicSurveyRoutes(app: App, deps: Deps) {
  const show = async (c: Context<Env>) => {
    await limitRate(c, deps, 'publicPage');
    return showSurvey(c, deps, await meetSurvey(c, deps));
  };

  const take = async (c: Context<Env>) => {
    await limitRate(c, deps, 'publicAnswer');
    return receiveSurvey(c, deps, await meetSurvey(c, deps));
  };

  serveRaw(app, deps, rawRoutes.surveyPage, withNotice(deps, show));
  serveRaw(app, deps, rawRoutes.surveyAnswer, withNotice(deps, take));
  serveRaw(app, deps, rawRoutes.formPage, withNotice(deps, show));
  serveRaw(app, deps, rawRoutes.formAnswer, withNotice(deps, take));
}

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,64}$/;

async function meetSurvey(c: Context<Env>, { sql }: Deps): Promise<SurveyVisit> {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const address = await withLookup(sql, token, (tx) => findSurveyAddress(tx, token));
  if (!address) throw await whyNoSurvey(sql, token);
  const survey = await inOrganization(sql, address.orgId, (tx) =>
    readPublicSurvey(tx, address.surveyId),
  );
  const kind = c.req.path.startsWith('/s/') ? 'survey' : 'form';
  if (survey?.kind !== kind) throw notFound();
  const { placeId, channel } = address;
  return { survey, placeId, channel };
}

const notices: Record<number, NoticePageProps['kind']> = {
  404: 'not_found',
  413: 'too_large',
  429: 'too_many',
};

/** Where it is not known whose page was looked for. */
const nobody = { organization: null, help: null };

/** People get a page in words where programs get a problem. */
export const withNotice =
  (deps: Deps, handle: (c: Context<Env>) => Promise<Response>) =>
  async (c: Context<Env>): Promise<Response> => {
    try {
      return await handle(c);
    } catch (error) {
      const status = error instanceof Problem ? error.status : 503;
      if (!(error instanceof Problem)) deps.log.error({ err: error, path: c.req.routePath });
      const { noticePage } = await publicPages(deps.settings);
      const headers = error instanceof Problem ? error.headers : { 'retry-after': '10' };
      const locale = localeFromTag(c.req.query('lang')) ?? c.get('locale');
      const { organization, help } = error instanceof LinkEnded ? error.facts : nobody;
      const kind = error instanceof LinkEnded ? 'link_ended' : (notices[status] ?? 'away');
      return c.html(noticePage({ locale, kind, organization, help }), status, headers);
    }
  };
