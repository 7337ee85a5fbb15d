import { createHash } from 'node:crypto';
import { inOrganization, withLookup } from '@vocero/sql/connect';
import { insertVote, lockVotes } from '@vocero/sql/known-problem-votes';
import { listShownProblems } from '@vocero/sql/known-problems';
import { findSurveyAddress, readPublicSurvey } from '@vocero/sql/surveys';
import { readToday } from '@vocero/sql/weeks';
import type { Context } from 'hono';
import { z } from 'zod';
import { clientAddress } from '../client-address.ts';
import type { App, Deps, Env } from '../deps.ts';
import { judgeMeToo, voteOf } from '../judge-me-too.ts';
import { localeFromTag } from '../messages.ts';
import { notFound, Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { withNotice } from './public-surveys.ts';

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,64}$/;
/** Bytes, more than an honest form has. */
const largest = 4_000;

const Fields = z.object({
  problem: z.uuid(),
  /** Random, made by the visitor's browser or by the page. */
  visitor: z.string().max(100).catch('').default(''),
  lang: z.string().catch('').default(''),
  /** `embed`: it was shown within a page of somebody else. */
  in: z.string().catch('').default(''),
});

/** "Me too" instead of writing, on a page that shows a known problem. Works without JavaScript. */
export function meTooRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  const take = async (c: Context<Env>) => {
    await limitRate(c, deps, 'publicAnswer');
    const fields = await readFields(c);
    const { orgId, ...at } = await findShownSurvey(c, deps);
    await inOrganization(sql, orgId, async (tx) => {
      const shown = await listShownProblems(tx, at);
      if (!shown.some(({ id }) => id === fields.problem)) throw notFound();
      const address = clientAddress(c, settings.trustedProxies);
      const visitor = fields.visitor || createHash('sha256').update(address).digest('hex');
      const voter = { visitor, address, day: await readToday(tx) };
      const vote = voteOf(settings.secret, fields.problem, voter);
      const before = await lockVotes(tx, vote);
      // One that was solved in the meantime needs nobody's voice any more.
      if (before) await insertVote(tx, vote, judgeMeToo(before));
    });
    return c.redirect(backTo(c, at.kind, fields), 303);
  };

  serveRaw(app, deps, rawRoutes.meToo, withNotice(deps, take));
}

async function readFields(c: Context<Env>) {
  const { byteLength } = await c.req.arrayBuffer();
  if (byteLength > largest) throw new Problem(413, 'too_large');
  const fields = Fields.safeParse(await c.req.parseBody().catch(() => ({})));
  if (!fields.success) throw notFound();
  return fields.data;
}

async function findShownSurvey(c: Context<Env>, { sql }: Deps) {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const address = await withLookup(sql, token, (tx) => findSurveyAddress(tx, token));
  if (!address) throw notFound();
  const { orgId, surveyId, placeId } = address;
  const survey = await inOrganization(sql, orgId, (tx) => readPublicSurvey(tx, surveyId));
  if (!survey) throw notFound();
  return { orgId, surveyId, placeId, kind: survey.kind };
}

function backTo(c: Context<Env>, kind: 'survey' | 'form', fields: z.output<typeof Fields>) {
  const page = fields.in === 'embed' ? 'embed' : kind === 'survey' ? 's' : 'f';
  const query = new URLSearchParams({ said: fields.problem });
  const locale = localeFromTag(fields.lang);
  if (locale) query.set('lang', locale);
  return `/${page}/${c.req.param('token')}?${query.toString()}#known-problems`;
}
