import { inOrganization, withLookup } from '@vocero/sql/connect';
import { countStart } from '@vocero/sql/survey-starts';
import { findSurveyAddress, readPublicSurvey } from '@vocero/sql/surveys';
import type { Context } from 'hono';
import { z } from 'zod';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { notFound } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,64}$/;

const Fields = z.object({ lang: z.string().max(35).catch('').default('') });

/** Somebody began to answer: counted, and nothing else is kept of it. */
export function surveyStartRoutes(app: App, deps: Deps) {
  const count = (otherwise: 'kind' | 'widget') => async (c: Context<Env>) => {
    await limitRate(c, deps, 'publicPage');
    const token = c.req.param('token') ?? '';
    if (!TOKEN.test(token)) throw notFound();
    const address = await withLookup(deps.sql, token, (tx) => findSurveyAddress(tx, token));
    if (!address) throw notFound();
    const { orgId, surveyId, placeId, channel } = address;
    const { lang } = Fields.parse(await c.req.parseBody().catch(() => ({})));
    await inOrganization(deps.sql, orgId, async (tx) => {
      const survey = await readPublicSurvey(tx, surveyId);
      if (!survey?.active) throw notFound();
      const by = channel ?? (otherwise === 'kind' ? survey.kind : otherwise);
      const locale = localeFromTag(lang) ?? c.get('locale');
      await countStart(tx, { surveyId, channel: by, placeId, locale }, 'started');
    });
    return c.body(null, 204);
  };

  serveRaw(app, deps, rawRoutes.surveyStart, count('kind'));
  serveRaw(app, deps, rawRoutes.formStart, count('kind'));
  serveRaw(app, deps, rawRoutes.embedStart, count('widget'));
}
