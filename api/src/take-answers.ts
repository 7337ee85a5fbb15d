import { z } from 'zod';
import type { FeedbackFlag } from '@vocero/sql/store-feedback';
import type { FeedbackReceipt, NewFeedback } from './contract/feedback.ts';
import type { AnswerErrors } from './contract/pages.ts';
import type { SurveyDoc } from './contract/survey-doc.ts';
import type { Given } from './contract/survey-logic.ts';
import type { Locale } from './contract/values.ts';
import type { Deps } from './deps.ts';
import { receiveFeedback, type RequestName, type Store } from './intake.ts';
import type { Consent, Origin } from './prepare-feedback.ts';
import { answersOf, errorsOf, givenOf, scoresOf, textOf, typeBySaid } from './survey-answers.ts';

/** Who answered, as far as they say. */
export interface AnswerContact {
  /** What the organisation calls the customer. */
  reference?: string;
  name?: string;
  email?: string;
  phone?: string;
}

/** A survey that was answered, wherever that was. */
export interface SurveyTaken {
  survey: { orgId: string; id: string };
  /** What was asked: the version that the person saw, even if there is a newer one by now. */
  doc: SurveyDoc;
  version: number;
  given: Given;
  channel: string;
  placeId?: string | null;
  /** The language in which it was asked. */
  locale: Locale;
  /** Under which words a person agreed to be contacted; without, no way to reach them is kept. */
  consent?: Consent;
  contact?: AnswerContact;
  /** The member who wrote it down. */
  memberId?: string;
  isUrgent?: boolean;
  flags?: readonly FeedbackFlag[];
  /** When it was answered, ISO 8601; now, unless given. */
  occurredAt?: string;
  /** Names this answer, so that sending it twice stores it once. */
  name?: RequestName | null;
  /** Writes it together with something else, or not at all. */
  store?: Store;
}

export type AnswersTaken =
  | { ok: true; receipt: FeedbackReceipt; isDuplicate: boolean }
  | { ok: false; errors: AnswerErrors };

/**
 * Takes the answers to a survey in, from whatever channel: checked against what is asked of somebody
 * who answers so, they become scores, other answers and a comment. With errors nothing is stored.
 * @throws Problem as `receiveFeedback` does.
 */
export async function takeAnswers(
  deps: Pick<Deps, 'sql' | 'settings'>,
  taken: SurveyTaken,
): Promise<AnswersTaken> {
  const given = givenOf(taken.doc, taken.given);
  const errors = { ...errorsOf(taken.doc, given), ...contactErrors(taken) };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const received = await receiveFeedback(
    deps,
    originOf(taken, given),
    feedbackOf(taken, given),
    taken.name ?? null,
    taken.store,
  );
  return { ok: true, ...received };
}

/** Whoever wants to be reached has to say how. */
export function contactErrors({ consent, contact }: SurveyTaken): AnswerErrors {
  if (!consent || !contact) return {};
  const [email, phone] = [said(contact.email), said(contact.phone)];
  if (!email && !phone) return { email: 'contact' };
  return email && !z.email().max(320).safeParse(email).success ? { email: 'email' } : {};
}

function originOf(taken: SurveyTaken, given: Given): Origin {
  const { survey, doc, version, placeId, isUrgent, flags, memberId, consent, locale } = taken;
  return {
    orgId: survey.orgId,
    surveyId: survey.id,
    surveyVersion: version,
    locale,
    answers: answersOf(doc, given),
    typeBySaid: typeBySaid(doc, given),
    ...(placeId && { placeId }),
    ...(isUrgent && { isUrgent }),
    ...(flags && { flags }),
    ...(memberId && { memberId }),
    ...(consent && { consent }),
  };
}

function feedbackOf(taken: SurveyTaken, given: Given): NewFeedback {
  const customer = customerOf(taken);
  return {
    channel: taken.channel,
    text: textOf(taken.doc, given),
    scores: scoresOf(taken.doc, given),
    ...(taken.occurredAt && { occurredAt: taken.occurredAt }),
    ...(customer && { customer }),
  };
}

function customerOf({ consent, contact = {} }: SurveyTaken): NewFeedback['customer'] {
  const reference = said(contact.reference)?.slice(0, 200);
  if (!consent && !reference) return undefined;
  const [name, email, phone] = [said(contact.name), said(contact.email), said(contact.phone)];
  return {
    mayContact: consent !== undefined,
    ...(reference && { reference }),
    ...(consent && name && { name: name.slice(0, 200) }),
    ...(consent && email && { email }),
    ...(consent && phone && { phone: phone.slice(0, 60) }),
  };
}

const said = (words: string | undefined): string | undefined => words?.trim() || undefined;
