import { createHash, randomUUID } from 'node:crypto';
import { inOrganization, withLookup } from '@vocero/sql/connect';
import { readOrganization } from '@vocero/sql/organizations';
import {
  findSurveyAddress,
  readPublicSurvey,
  type PublicSurvey,
  type SurveyAddress,
} from '@vocero/sql/surveys';
import type { Context } from 'hono';
import { consentTexts, consentVersion } from '../contract/consent.ts';
import type { SurveyAnswers, SurveyErrors } from '../contract/pages.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps, Env } from '../deps.ts';
import { receiveFeedback } from '../intake.ts';
import { localeFromTag, pickLocale } from '../messages.ts';
import { publicPages } from '../public-pages.ts';
import { notFound, Problem } from '../problem.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import {
  answersOf,
  consentShown,
  errorsIn,
  feedbackOf,
  noAnswers,
  readFields,
} from '../survey-form.ts';

/** Bytes, more than any honest answer has: a comment of 2,000 characters, twice encoded. */
const largestAnswer = 100_000;

interface Shown {
  answers: SurveyAnswers;
  errors: SurveyErrors;
  submission: string;
  locale: Locale;
}

/** Surveys and forms as pages that work without JavaScript and without a session. */
export function publicSurveyRoutes(app: App, deps: Deps) {
  const page = async (c: Context<Env>, survey: PublicSurvey, shown: Shown, status: 200 | 422) => {
    const { surveyPage } = await publicPages(deps.settings);
    const { name: organization } = await inOrganization(deps.sql, survey.orgId, readOrganization);
    const { kind, name, active } = survey;
    const consentText = consentTexts[shown.locale];
    return c.html(surveyPage({ kind, name, active, organization, consentText, ...shown }), status, {
      'cache-control': 'no-store',
    });
  };

  const show = async (c: Context<Env>) => {
    await limitRate(c, deps, 'publicPage');
    const survey = await findSurvey(c, deps);
    const locale = requestedLocale(c, survey);
    return page(
      c,
      survey,
      { answers: noAnswers, errors: {}, submission: randomUUID(), locale },
      200,
    );
  };

  const take = async (c: Context<Env>) => {
    await limitRate(c, deps, 'publicAnswer');
    const survey = await findSurvey(c, deps);
    const fields = await readForm(c);
    const answers = answersOf(fields);
    const submission = fields.submission || randomUUID();
    const locale = localeFromTag(fields.switch || fields.lang) ?? requestedLocale(c, survey);
    if (fields.switch || !survey.active) {
      return page(c, survey, { answers, errors: {}, submission, locale }, 200);
    }
    const errors = errorsIn(answers, survey.kind, fields.website !== '');
    if (Object.keys(errors).length > 0)
      return page(c, survey, { answers, errors, submission, locale }, 422);

    const { orgId, id: surveyId, version: surveyVersion, placeId, channel } = survey;
    const origin = {
      orgId,
      surveyId,
      surveyVersion,
      placeId,
      consent: consentShown(locale, consentVersion),
    };
    const feedback = { ...feedbackOf(answers, survey.kind), ...(channel && { channel }) };
    const key = createHash('sha256')
      .update(JSON.stringify([submission, answers]))
      .digest('hex');
    const { receipt } = await receiveFeedback(deps, origin, feedback, {
      scope: `survey:${surveyId}`,
      key,
    });
    return c.redirect(`${new URL(receipt.trackingUrl).pathname}?thanks&lang=${locale}`, 303);
  };

  serveRaw(app, deps, rawRoutes.surveyPage, withNotice(deps, show));
  serveRaw(app, deps, rawRoutes.surveyAnswer, withNotice(deps, take));
  serveRaw(app, deps, rawRoutes.formPage, withNotice(deps, show));
  serveRaw(app, deps, rawRoutes.formAnswer, withNotice(deps, take));
}

/** Base64url, as tokens are made; anything else could not even be looked up. */
const TOKEN = /^[\w-]{1,64}$/;

type MetSurvey = PublicSurvey & Pick<SurveyAddress, 'placeId' | 'channel'>;

async function findSurvey(c: Context<Env>, { sql }: Deps): Promise<MetSurvey> {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const address = await withLookup(sql, token, (tx) => findSurveyAddress(tx, token));
  if (!address) throw notFound();
  const survey = await inOrganization(sql, address.orgId, (tx) =>
    readPublicSurvey(tx, address.surveyId),
  );
  const kind = c.req.path.startsWith('/s/') ? 'survey' : 'form';
  if (survey?.kind !== kind) throw notFound();
  const { placeId, channel } = address;
  return { ...survey, placeId, channel };
}

/** Asked for in the address, else in the browser's settings, else the survey's own. */
const requestedLocale = (c: Context<Env>, survey: PublicSurvey): Locale =>
  localeFromTag(c.req.query('lang')) ??
  pickLocale(c.req.header('accept-language'), survey.locale as Locale);

/** Weighed before it is taken apart, which would stop everybody else. What is no form says nothing. */
async function readForm(c: Context<Env>) {
  const { byteLength } = await c.req.arrayBuffer();
  if (byteLength > largestAnswer) throw new Problem(413, 'too_large');
  return readFields(await c.req.parseBody().catch(() => ({})));
}

const notices: Record<number, 'not_found' | 'too_many' | 'too_large' | 'away'> = {
  404: 'not_found',
  413: 'too_large',
  429: 'too_many',
};

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
      return c.html(noticePage({ locale, kind: notices[status] ?? 'away' }), status, headers);
    }
  };
