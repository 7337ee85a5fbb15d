import { inOrganization, withLookup } from '@vocero/sql/connect';
import { findShortCode } from '@vocero/sql/survey-links';
import { readPublicSurvey } from '@vocero/sql/surveys';
import type { Context } from 'hono';
import type { App, Deps, Env } from '../deps.ts';
import { notFound } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { readShortCode } from '../short-code.ts';
import { withNotice } from './public-surveys.ts';

/** Short addresses that are typed from paper lead to the page that they stand for. */
export function shortCodeRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.shortCode,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'shortCode');
      return c.redirect(await pathOf(c, deps), 302);
    }),
  );
}

/** @throws Problem 404 for what is no code and for a code that is nowhere. */
async function pathOf(c: Context<Env>, { sql }: Deps): Promise<string> {
  const code = readShortCode(c.req.param('code') ?? '');
  const link = code && (await withLookup(sql, code, (tx) => findShortCode(tx, code)));
  if (!link) throw notFound();
  const survey = await inOrganization(sql, link.orgId, (tx) => readPublicSurvey(tx, link.surveyId));
  if (!survey) throw notFound();
  return `/${survey.kind === 'survey' ? 's' : 'f'}/${link.token}`;
}
