import { z } from 'zod';
import { consentTexts } from './contract/consent.ts';
import type { NewFeedback, Scores } from './contract/feedback.ts';
import type { SurveyAnswers, SurveyErrors } from './contract/pages.ts';
import type { Locale } from './contract/values.ts';
import { normaliseText } from './normalise.ts';

/** Characters of a comment on a public page. */
const longest = 2_000;

/** What a form sends: fields that are missing, or of a kind we did not ask for, count as empty. */
const field = z.string().catch('').default('');
const Fields = z.object({
  solved: field,
  treated: field,
  firstTime: field,
  comment: field,
  /** Forms on other sites may call it what our API calls it. */
  text: field,
  consent: field,
  name: field,
  email: field,
  phone: field,
  website: field,
  submission: field,
  switch: field,
  lang: field,
});
export type SurveyFields = z.output<typeof Fields>;

/** Browsers end lines with CR LF when a form is sent. */
export function readFields(body: unknown): SurveyFields {
  const fields = Fields.parse(body);
  return { ...fields, comment: (fields.comment || fields.text).replace(/\r\n?/g, '\n') };
}

export const answersOf = (fields: SurveyFields): SurveyAnswers => ({
  solved: fields.solved,
  treated: fields.treated,
  firstTime: fields.firstTime,
  comment: fields.comment,
  consent: fields.consent !== '',
  name: fields.name,
  email: fields.email,
  phone: fields.phone,
});

export const noAnswers = answersOf(readFields({}));

const solved = new Set(['yes', 'partly', 'no']);
const firstTime = new Set(['yes', 'no', 'first_contact']);

function scoresOf(answers: SurveyAnswers): Scores {
  return {
    ...(solved.has(answers.solved) && { solved: answers.solved as Scores['solved'] }),
    ...(/^[1-5]$/.test(answers.treated) && { treated: Number(answers.treated) }),
    ...(firstTime.has(answers.firstTime) && {
      firstTime: answers.firstTime as Scores['firstTime'],
    }),
  };
}

/** What keeps these answers from being stored. A form asks for the comment alone. */
export function errorsIn(
  answers: SurveyAnswers,
  kind: 'survey' | 'form',
  isTrapped: boolean,
): SurveyErrors {
  const errors: SurveyErrors = {};
  const hasComment = normaliseText(answers.comment).text !== '';
  if (isTrapped) errors.form = 'trap';
  if (kind === 'form' && !hasComment) errors.comment = 'comment_missing';
  if (kind === 'survey' && !hasComment && Object.keys(scoresOf(answers)).length === 0) {
    errors.form ??= 'empty';
  }
  if (answers.comment.length > longest) errors.comment = 'too_long';
  if (answers.consent) {
    if (answers.email.trim() === '' && answers.phone.trim() === '') errors.email = 'contact';
    else if (answers.email.trim() !== '' && !z.email().safeParse(answers.email.trim()).success) {
      errors.email = 'email';
    }
  }
  return errors;
}

/** The comment to store. Ways to reach the person go along only where the box was ticked. */
export function feedbackOf(answers: SurveyAnswers, kind: 'survey' | 'form'): NewFeedback {
  const [name, email, phone] = [answers.name, answers.email, answers.phone].map((text) =>
    text.trim(),
  );
  return {
    channel: kind,
    text: answers.comment,
    scores: scoresOf(answers),
    ...(answers.consent && {
      customer: {
        mayContact: true,
        ...(name && { name: name.slice(0, 200) }),
        ...(email && { email }),
        ...(phone && { phone: phone.slice(0, 60) }),
      },
    }),
  };
}

/** The purpose a person was shown, for the consent that they gave. */
export const consentShown = (locale: Locale, version: number) => ({
  version,
  text: consentTexts[locale],
  locale,
});
