import { inOrganization, withLookup, type Tx } from '@vocero/sql/connect';
import { keepPage, readSurveyEmbed, type SurveyEmbed } from '@vocero/sql/survey-embeds';
import { findSurveyAddress, readPublicSurvey, type PublicSurvey } from '@vocero/sql/surveys';
import { findTrackedFeedback } from '@vocero/sql/tracking-links';
import type { Context } from 'hono';
import { z } from 'zod';
import { isThanksAddress, keptPage } from '../contract/sites.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps, Env } from '../deps.ts';
import { readEmbedThanks } from '../embed-thanks.ts';
import { localeFromTag } from '../messages.ts';
import { notFound } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { hashToken } from '../secrets.ts';
import { receiveSurvey, showSurvey, type SurveyVisit } from '../survey-visit.ts';
import { withNotice } from './public-surveys.ts';

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,64}$/;

interface Met {
  survey: PublicSurvey;
  placeId: string | null;
  channel: string | null;
  embed: SurveyEmbed;
}

/** A survey within pages of others: in a frame, and sent by a plain form. No session, no cookie. */
export function embedPageRoutes(app: App, deps: Deps) {
  const page = (work: (c: Context<Env>, met: Met) => Promise<Response>) =>
    withNotice(deps, async (c) => {
      await limitRate(c, deps, c.req.method === 'POST' ? 'publicAnswer' : 'publicPage');
      const met = await meet(c, deps);
      c.set('framedBy', sourcesOf(met.embed));
      return work(c, met);
    });

  serveRaw(
    app,
    deps,
    rawRoutes.embedPage,
    page((c, met) => showSurvey(c, deps, visitOf(met))),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.embedAnswer,
    page(async (c, met) => receiveSurvey(c, deps, await answeredVisit(c, met))),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.embedThanks,
    page(async (c, { survey }) => {
      const hash = hashToken('tracking', c.req.param('case') ?? '');
      const tracked = await withLookup(deps.sql, hash, (tx) => findTrackedFeedback(tx, hash));
      if (tracked?.orgId !== survey.orgId) throw notFound();
      const thanks = await readEmbedThanks(deps, tracked, localeIn(c));
      const { embedThanksPage } = await publicPages(deps.settings);
      const url = `${deps.settings.publicUrl}/t/${c.req.param('case')}`;
      return c.html(embedThanksPage({ ...thanks, url }), 200, privately);
    }),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.embedTest,
    page(async (c, { survey }) => {
      c.set('framedBy', ["'self'"]);
      const { embedTestPage } = await publicPages(deps.settings);
      const mode = c.req.query('mode') === 'inline' ? 'inline' : 'button';
      const { name } = survey;
      const token = c.req.param('token')!; // the survey was found by it
      return c.html(embedTestPage({ locale: localeIn(c), mode, name, token }), 200, privately);
    }),
  );
  serveRaw(
    app,
    deps,
    rawRoutes.embedPlain,
    page(async (c, { survey }) => {
      const lang = localeFromTag(c.req.query('lang'));
      const path = `/${survey.kind === 'survey' ? 's' : 'f'}/${c.req.param('token')}`;
      return c.redirect(lang ? `${path}?lang=${lang}` : path, 302);
    }),
  );
}

const privately = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
const localeIn = (c: Context<Env>): Locale => localeFromTag(c.req.query('lang')) ?? c.get('locale');

async function meet(c: Context<Env>, { sql }: Deps): Promise<Met> {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const address = await withLookup(sql, token, (tx) => findSurveyAddress(tx, token));
  if (!address) throw notFound();
  const { orgId, surveyId, placeId, channel } = address;
  return inOrganization(sql, orgId, async (tx) => {
    const survey = await readPublicSurvey(tx, surveyId);
    if (!survey) throw notFound();
    return { survey, placeId, channel, embed: await readSurveyEmbed(tx, surveyId) };
  });
}

/** Our own pages show it in settings; who else may is said there. */
const sourcesOf = ({ anySite, sites }: SurveyEmbed): string[] =>
  anySite ? ['https:', 'http:'] : ["'self'", ...sites];

const visitOf = ({ survey, placeId, channel, embed }: Met): SurveyVisit => ({
  survey,
  placeId,
  channel: channel ?? 'widget',
  embed: { sites: embed.anySite ? null : embed.sites, wantsPage: embed.keepsPage },
});

const field = z.string().max(2_000).catch('').default('');
const Fields = z.object({
  /** `form`: a plain form of another site, which is left for the answer. */
  as: field,
  /** Where that site wants people to be led after the thanks. */
  next: field,
  /** The page on which it was written. */
  page: field,
});

/** What comes with the answers beside them; what is not allowed is as if it had not come. */
async function answeredVisit(c: Context<Env>, met: Met): Promise<SurveyVisit> {
  const sent = Fields.parse(await c.req.parseBody().catch(() => ({})));
  const { embed } = met;
  const kept = embed.keepsPage ? keptPage(sent.page, embed) : null;
  const visit: SurveyVisit = {
    ...visitOf(met),
    ...(kept && { also: (tx: Tx, id: string) => keepPage(tx, id, kept) }),
  };
  if (sent.as !== 'form') {
    const thanksAt: SurveyVisit['thanksAt'] = ({ trackingUrl }, locale) =>
      `/embed/${c.req.param('token')}/thanks/${trackingUrl.split('/').at(-1)}?lang=${locale}`;
    return { ...visit, thanksAt };
  }
  const next = [sent.next, embed.thanksUrl ?? ''].find((url) => isThanksAddress(url, embed.sites));
  return { ...visit, ...(next && { thanksAt: () => next }) };
}
