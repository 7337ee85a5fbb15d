import { createHash, randomUUID } from 'node:crypto';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { keepLiking } from '@vocero/sql/persons';
import type { FeedbackFlag } from '@vocero/sql/store-feedback';
import { readSurveyVersion, type PublicSurvey } from '@vocero/sql/surveys';
import type { Context } from 'hono';
import { consentTexts } from './contract/consent.ts';
import type { EmbedShown } from './contract/embed-page.ts';
import type { FeedbackReceipt } from './contract/feedback.ts';
import type { ContactGiven, SurveyPageProps } from './contract/pages.ts';
import { SurveyDoc } from './contract/survey-doc.ts';
import type { Given } from './contract/survey-logic.ts';
import type { Locale } from './contract/values.ts';
import type { Deps, Env } from './deps.ts';
import { docAsItComes, publishedDoc } from './edited-survey.ts';
import { guardedStore } from './guard-answer.ts';
import type { Store } from './intake.ts';
import { localeFromTag, pickLocale } from './messages.ts';
import { readPageFacts } from './page-facts.ts';
import { Problem } from './problem.ts';
import { limitKey } from './rate-limit.ts';
import { publicPages } from './public-pages.ts';
import { answeringOf, challengeOf } from './guard-visit.ts';
import { answeredIn, errorsOf, givenOf } from './survey-answers.ts';
import { readShownProblems } from './read-shown-problems.ts';
import {
  answersInLink,
  answersTo,
  consentShown,
  contactGiven,
  noContact,
  preferencesIn,
  readForm,
  unseenQuestions,
  type SurveyForm,
} from './survey-form.ts';
import {
  contactErrors,
  takeAnswers,
  type AnswerContact,
  type SurveyTaken,
} from './take-answers.ts';

/** Bytes, more than any honest answer has: 10,000 characters in all, encoded. */
const largestAnswer = 100_000;

type Also = (tx: Tx, feedbackId: string) => Promise<void>;

/** A survey that somebody met, and what is known by the address at which they did. */
export interface SurveyVisit {
  survey: PublicSurvey;
  placeId?: string | null;
  /** Null: as the survey's own address says, `survey` or `form`. */
  channel?: string | null;
  /** Who it is, where the address says so: what is known is neither asked nor shown. */
  person?: AnswerContact | null;
  flags?: readonly FeedbackFlag[];
  /** They said how they like to be reached: that is not asked again. */
  arePreferencesSaid?: boolean;
  /** How the answer is stored, where whoever holds the address may answer once. */
  store?: (also: Also) => Store;
  /** What is to be written with the answer or not at all. */
  also?: Also;
  /** Where to go once it is stored; the page of the case unless given. */
  thanksAt?: (receipt: FeedbackReceipt, locale: Locale) => string;
  /** Shown within a page of somebody else. */
  embed?: EmbedShown;
}

type Asked = Pick<SurveyPageProps, 'doc' | 'version'>;
type Filled = Pick<
  SurveyPageProps,
  'given' | 'contact' | 'isUrgent' | 'errors' | 'fresh' | 'submission'
>;

const nothingFilled = {
  contact: noContact,
  ...{ isUrgent: false, errors: {}, fresh: [] },
};

/** The page of a survey, with what the address answers already. Nothing is stored by looking. */
export function showSurvey(c: Context<Env>, deps: Deps, visit: SurveyVisit): Promise<Response> {
  const asked = currentOf(visit.survey);
  const locale = localeOf(c, visit.survey, asked.doc);
  const given = givenOf(asked.doc, answersInLink(asked.doc, c.req.query()));
  return page(c, deps, visit, {
    ...{ asked, locale },
    filled: { ...nothingFilled, given, submission: randomUUID() },
  });
}

/**
 * Takes what was filled in: the page again in another language, with what follows from the answers
 * or with what is wrong; or the answers stored and the page of the case.
 */
export async function receiveSurvey(
  c: Context<Env>,
  deps: Deps,
  visit: SurveyVisit,
): Promise<Response> {
  const { survey } = visit;
  const form = await readBody(c);
  const asked = await askedVersion(deps, survey, form.version);
  const fields = answersTo(asked.doc, form);
  const locale = localeFromTag(form.switch || form.lang) ?? localeOf(c, survey, asked.doc);
  const filled: Filled = {
    given: answeredIn(asked.doc, fields),
    contact: contactGiven(form),
    isUrgent: asked.doc.offersUrgent && form.urgent !== '',
    ...{ errors: {}, fresh: [], submission: form.submission || randomUUID() },
  };
  const again = (more: Partial<Filled>, status: 200 | 422 = 200) =>
    page(c, deps, visit, { asked, locale, filled: { ...filled, ...more } }, status);
  if (form.switch || !survey.active) return again({});
  const given = givenOf(asked.doc, fields);
  const fresh = unseenQuestions(asked.doc, given, form);
  const also = withPreferences(visit, filled.contact);
  const store = visit.store
    ? visit.store(also)
    : guardedStore(deps.settings, answeringOf(c, deps, { ...visit, also }, { form, locale }));
  const taken = takenOf(visit, store, { asked, filled, locale, given });
  const errors = errorsIn(form, taken, fresh);
  if (Object.keys(errors).length > 0) return again({ errors, fresh }, 422);
  if (fresh.length > 0) return again({ fresh });
  await limitKey(deps, 'linkAnswer', c.req.param('token') ?? survey.id);
  const result = await takeAnswers(deps, taken);
  if (!result.ok) return again({ errors: result.errors }, 422);
  return c.redirect((visit.thanksAt ?? caseOf)(result.receipt, locale), 303);
}

const caseOf = ({ trackingUrl }: FeedbackReceipt, locale: Locale): string =>
  `${new URL(trackingUrl).pathname}?thanks&lang=${locale}`;

/** Questions that nobody has seen yet are not missing. */
function errorsIn(form: SurveyForm, taken: SurveyTaken, fresh: readonly string[]) {
  const { doc, given } = taken;
  const seen = { questions: doc.questions.filter(({ id }) => !fresh.includes(id)) };
  const isTrapped = form.website !== '';
  return {
    ...(isTrapped && { form: 'trap' as const }),
    ...errorsOf(seen, given),
    ...contactErrors(taken),
  };
}

/** How they like to be reached is kept with the address that they leave, or not at all. */
const withPreferences =
  ({ also, person, arePreferencesSaid }: SurveyVisit, contact: ContactGiven): Also =>
  async (tx, feedbackId) => {
    await also?.(tx, feedbackId);
    const liked = arePreferencesSaid ? null : preferencesIn({ ...contact, ...addressesOf(person) });
    if (liked) await keepLiking(tx, feedbackId, { ...liked, isKnown: !!person });
  };

const addressesOf = (person: AnswerContact | null | undefined) => ({
  ...(person?.email && { email: person.email }),
  ...(person?.phone && { phone: person.phone }),
});

function takenOf(
  { survey, placeId, channel, person, flags }: SurveyVisit,
  store: Store,
  told: { asked: Asked; filled: Filled; locale: Locale; given: Given },
): SurveyTaken {
  const { asked, filled, locale, given } = told;
  const { contact, isUrgent, submission } = filled;
  const { consent, ...ways } = contact;
  const { name, email, phone } = ways;
  const said = asked.doc.asksContact && consent;
  const key = createHash('sha256')
    .update(JSON.stringify([submission, given, said ? ways : null, isUrgent]))
    .digest('hex');
  return {
    ...asked,
    ...{ survey, given, locale, isUrgent },
    channel: channel ?? survey.kind,
    name: { scope: `survey:${survey.id}`, key },
    contact: { ...(said ? { name, email, phone } : {}), ...person },
    ...(said && { consent: consentShown(locale) }),
    ...(placeId && { placeId }),
    ...(flags && { flags }),
    store,
  };
}

const currentOf = (survey: PublicSurvey): Asked => ({
  doc: publishedDoc(survey),
  version: survey.version,
});

/** What was asked on the page that comes back, though it may have changed since. */
async function askedVersion(deps: Deps, survey: PublicSurvey, said: string): Promise<Asked> {
  const version = /^\d{1,6}$/.test(said) ? Number(said) : survey.version;
  if (version === survey.version) return currentOf(survey);
  if (version === 0) return { doc: docAsItComes(survey.kind), version };
  const doc = await inOrganization(deps.sql, survey.orgId, (tx) =>
    readSurveyVersion(tx, survey.id, version),
  );
  return doc === undefined ? currentOf(survey) : { doc: SurveyDoc.parse(doc), version };
}

async function page(
  c: Context<Env>,
  deps: Deps,
  visit: SurveyVisit,
  shown: { asked: Asked; locale: Locale; filled: Filled },
  status: 200 | 422 = 200,
): Promise<Response> {
  const { asked, locale, filled } = shown;
  const { surveyPage } = await publicPages(deps.settings);
  const { survey, person, embed } = visit;
  const facts = await inOrganization(deps.sql, survey.orgId, async (tx) => ({
    ...(await readPageFacts(tx)),
    knownProblems: await readShownProblems(tx, {
      ...{ surveyId: survey.id, placeId: visit.placeId ?? null, locale },
      ...{ token: c.req.param('token') ?? '', said: c.req.query('said') },
      isEmbedded: embed !== undefined,
    }),
  }));
  const { kind, name, active } = survey;
  const { name: known, email, phone } = person ?? {};
  const html = surveyPage({
    ...{ kind, name, active, locale },
    ...{ ...facts, ...asked, ...filled },
    embed: embed ?? null,
    challenge: visit.store ? null : await challengeOf(deps, survey),
    ownLocale: survey.locale as Locale,
    consentText: consentTexts[locale],
    known: {
      ...(known && { name: known }),
      ...(email && { email }),
      ...(phone && { phone }),
      ...(visit.arePreferencesSaid && { arePreferencesSaid: true }),
    },
  });
  return c.html(html, status, { 'cache-control': 'no-store' });
}

/** Asked for in the address, else in the browser's settings, else the survey's own. */
function localeOf(c: Context<Env>, survey: PublicSurvey, doc: SurveyDoc): Locale {
  const asked = localeFromTag(c.req.query('lang'));
  if (asked) return asked;
  const own = survey.locale as Locale;
  const liked = pickLocale(c.req.header('accept-language'), own);
  return doc.locales.includes(liked) ? liked : own;
}

/** Weighed before it is taken apart, which would stop everybody else. What is no form says nothing. */
async function readBody(c: Context<Env>): Promise<SurveyForm> {
  const { byteLength } = await c.req.arrayBuffer();
  if (byteLength > largestAnswer) throw new Problem(413, 'too_large');
  return readForm(await c.req.parseBody({ all: true }).catch(() => ({})));
}
