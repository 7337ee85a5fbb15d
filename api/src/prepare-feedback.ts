import type { ContactToStore, FeedbackFlag, FeedbackToStore } from '@vocero/sql/store-feedback';
import type { TypeSaid } from '@vocero/sql/feedback';
import type { CommentType, Locale } from './contract/values.ts';
import type { Customer, NewFeedback } from './contract/feedback.ts';
import { normaliseLine, normaliseText } from './normalise.ts';
import { Problem } from './problem.ts';
import { redact } from './redact.ts';
import { derivedToken } from './secrets.ts';
import { trackingHash } from './tracking.ts';
import { uuid7 } from './uuid7.ts';

/** The words under which a person agreed to be contacted, as they were shown. */
export interface Consent {
  version: number;
  text: string;
  locale: string;
}

/** Where a comment came from. */
export interface Origin {
  orgId: string;
  /** The survey or form that it was written in. */
  surveyId?: string;
  surveyVersion?: number;
  /** What was answered beside text and scores, by field: clean, personal data replaced. */
  answers?: Record<string, readonly string[]>;
  /** What it is by what was answered, where its words do not tell. */
  typeBySaid?: CommentType | null;
  placeId?: string | null;
  /** The language in which a survey was asked. */
  locale?: Locale;
  isUrgent?: boolean;
  flags?: readonly FeedbackFlag[];
  /** The member who wrote it down. */
  memberId?: string;
  /** What the person agreed to; unless given, the sender vouches for it. */
  consent?: Consent;
}

/** Version 0: the sender of the comment asked for consent in words that we have not seen. */
const consentBySender: Consent = {
  version: 0,
  text: 'The sender of this comment states that the customer agreed to be contacted about it.',
  locale: 'en',
};

const nobody = { memberIds: [], departmentIds: [] };

/** A comment as it is stored, but for the code that names its case and what rules say of its kind. */
export type PreparedFeedback = Omit<FeedbackToStore, 'caseCode' | 'suggested'>;

/**
 * What is stored of a comment: clean text, personal data replaced for analysis with the original
 * kept apart, ways to reach the person only where they agreed.
 * @throws Problem 400 when it says nothing: neither a text nor a score nor another answer; and when it names a reason and
 *   says that it has another.
 */
export function prepareFeedback(
  feedback: NewFeedback,
  origin: Origin,
  secret: string,
): PreparedFeedback {
  const { text: words, sanitised } = normaliseText(feedback.text);
  const scores = feedback.scores ?? {};
  const answers = origin.answers ?? {};
  if (words === '' && Object.keys({ ...scores, ...answers }).length === 0)
    throw new Problem(400, 'text_empty');
  const { text, redacted } = redact(words);
  const id = uuid7();
  return {
    id,
    channel: feedback.channel,
    text,
    original: redacted ? words : null,
    language: feedback.language ?? null,
    scores,
    kind: feedback.kind ?? null,
    ...typeSaid(feedback, origin),
    praises: feedback.praises ?? nobody,
    reason: feedback.reason?.toLowerCase() ?? null,
    reasonOther: otherReason(feedback),
    customerRef: customerRef(feedback.customer, origin.orgId, secret),
    externalId: feedback.externalId ?? null,
    surveyId: origin.surveyId ?? null,
    surveyVersion: origin.surveyVersion ?? null,
    answers,
    placeId: origin.placeId ?? null,
    locale: origin.locale ?? null,
    isUrgent: origin.isUrgent ?? feedback.urgent ?? false,
    flags: origin.flags ?? [],
    memberId: origin.memberId ?? null,
    sanitised,
    occurredAt: feedback.occurredAt ?? null,
    trackingHash: trackingHash(secret, id),
    turns: (feedback.turns ?? []).map((turn) => ({
      speaker: normaliseLine(turn.speaker),
      text: redact(normaliseText(turn.text).text).text,
      customer: turn.customer,
    })),
    contact: contact(feedback.customer, origin.consent ?? consentBySender),
  };
}

function typeSaid({ type }: NewFeedback, { typeBySaid }: Origin): TypeSaid {
  if (type) return { type, typeBy: 'person' };
  return typeBySaid ? { type: typeBySaid, typeBy: 'words' } : { type: null, typeBy: null };
}

/** The reason in somebody's own words, which stand where no reason of the register fits. */
function otherReason({ reason, reasonOther }: NewFeedback): string | null {
  if (reasonOther === undefined) return null;
  if (reason !== undefined) throw new Problem(400, 'reason_and_other');
  return redact(normaliseLine(reasonOther)).text || null;
}

/**
 * By what the organisation tells its customers apart. An e-mail address is a way to reach somebody:
 * it becomes a name that is the same each time but cannot be written to.
 */
export function customerRef(customer: Customer | undefined, orgId: string, secret: string) {
  const reference = typeof customer === 'string' ? customer : customer?.reference;
  if (reference === undefined) return null;
  if (!redact(reference).text.includes('[email]')) return reference;
  return derivedToken(secret, `customer ${orgId} ${reference.toLowerCase()}`);
}

function contact(customer: Customer | undefined, consent: Consent): ContactToStore | null {
  if (typeof customer !== 'object' || !customer.mayContact) return null;
  const { name, email, phone } = customer;
  if (!name && !email && !phone) return null;
  return {
    name: name ? normaliseLine(name) : null,
    email: email ?? null,
    phone: phone ? normaliseLine(phone) : null,
    purposeVersion: consent.version,
    purposeText: consent.text,
    locale: consent.locale,
  };
}
