import { z } from 'zod';
import type { Liking } from '@vocero/sql/persons';
import { consentTexts, consentVersion } from './contract/consent.ts';
import type { ContactGiven } from './contract/pages.ts';
import { reachHours } from './contract/persons.ts';
import type { SurveyDoc } from './contract/survey-doc.ts';
import { askedQuestions, fieldsOf, fixedValues, type Given } from './contract/survey-logic.ts';
import type { Locale } from './contract/values.ts';
import { normaliseText } from './normalise.ts';
import type { Consent } from './prepare-feedback.ts';

/** What a form sends that is no answer to a question; what is missing, or no text, counts as empty. */
const field = z
  .preprocess((value) => (Array.isArray(value) ? (value.at(-1) as unknown) : value), z.string())
  .catch('')
  .default('');
const Fields = z.object({
  consent: field,
  name: field,
  email: field,
  phone: field,
  website: field,
  submission: field,
  switch: field,
  lang: field,
  version: field,
  seen: field.nullable(),
  urgent: field,
  visitor: field,
  began: field,
  proof: field,
  reachBest: field.pipe(z.enum(['email', 'phone', '']).catch('')),
});

/** A filled-in form, before anybody knows what was asked. */
export interface SurveyForm extends z.output<typeof Fields> {
  answers: Given;
}

/** Browsers end lines with CR LF when a form is sent. */
export function readForm(body: Record<string, unknown>): SurveyForm {
  const answers = Object.entries(body).map(([name, value]) => {
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (text) => typeof text === 'string',
    );
    return [name, texts.map((text) => text.replace(/\r\n?/g, '\n'))] as const;
  });
  const seen = typeof body['seen'] === 'string' ? body['seen'] : null;
  return { ...Fields.parse({ ...body, seen }), answers: Object.fromEntries(answers) };
}

/** Forms on other sites may call the comment what our API calls it. */
export function answersTo(doc: SurveyDoc, { answers }: SurveyForm): Given {
  const comment = doc.questions.find(({ kind }) => kind === 'comment');
  const isOwn = doc.questions.some((question) => fieldsOf(question).includes('text'));
  if (!comment || isOwn || isSaid(answers[comment.id])) return answers;
  const words = [answers['comment'], answers['text']].find(isSaid);
  return words ? { ...answers, [comment.id]: words } : answers;
}

const isSaid = (words: readonly string[] | undefined): boolean =>
  words?.some((text) => normaliseText(text).text !== '') ?? false;

/**
 * The questions that follow from these answers and were not on the page that they were given on. A
 * form of another site, which does not say what was on it, has asked all that it asks.
 */
export function unseenQuestions(doc: SurveyDoc, given: Given, { seen }: SurveyForm): string[] {
  if (seen === null) return [];
  const shown = new Set(seen.split(' '));
  return askedQuestions(doc, given)
    .map(({ id }) => id)
    .filter((id) => !shown.has(id));
}

/** The first answer that a link brings along, such as `?solved=yes`; nothing that names anybody. */
export function answersInLink(doc: SurveyDoc, query: Record<string, string>): Given {
  const scored = doc.questions.filter(({ kind }) => kind in fixedValues);
  return Object.fromEntries(
    scored.flatMap(({ id }) => (query[id] === undefined ? [] : [[id, [query[id]]]])),
  );
}

export const noContact: ContactGiven = {
  ...{ consent: false, name: '', email: '', phone: '' },
  ...{ best: '', hours: [] },
};

export function contactGiven(form: SurveyForm): ContactGiven {
  const { consent, name, email, phone, reachBest: best } = form;
  const said = form.answers['reachHours'] ?? [];
  const hours = reachHours.filter((hour) => said.includes(hour));
  return { consent: consent !== '', name, email, phone, best, hours };
}

/** How somebody who leaves these ways to be reached likes it; null: they did not say. */
export function preferencesIn({ best, hours, email, phone }: ContactGiven): Liking | null {
  if (best === '' && hours.length === 0) return null;
  const left = { email: email.trim() !== '', phone: phone.trim() !== '' };
  const others = (['email', 'phone'] as const).filter((way) => way !== best && left[way]);
  return { channels: best === '' ? [] : [best, ...others], hours };
}

/** The words that a person was shown, for the consent that they gave. */
export const consentShown = (locale: Locale): Consent => ({
  version: consentVersion,
  text: consentTexts[locale],
  locale,
});
