import type { CaseFacts } from '@vocero/sql/case-facts';
import type { CustomerMessageKind } from '@vocero/sql/customer-messages';
import { dayIn } from './words.ts';

/** What something said to a customer is made of. */
export interface CustomerMessageFacts {
  kind: CustomerMessageKind;
  locale: string;
  organization: string;
  timeZone: string;
  /** Whom it is for, as far as that is known. */
  name: string | null;
  /** How it stands with the case, as everybody is told it; null: it is about none. */
  facts: CaseFacts | null;
  data: Record<string, unknown>;
  /** Words that somebody wrote; they stay as they are. */
  written: { subject: string | null; body: string } | null;
  /** It has a page to lead to. */
  hasPage: boolean;
  /** It was not asked for, so it is asked whether it was useful. */
  isAlert: boolean;
}

/** The day of an instant by the clocks of a zone, YYYY-MM-DD. */
export const dayOf = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);

/** The day that a message is about, as people write it: of the promise, or as another system said. */
export function dueDay(
  { facts, data, timeZone }: Pick<CustomerMessageFacts, 'facts' | 'data' | 'timeZone'>,
  locale: string,
): string {
  const { day } = data;
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) return dayIn(locale, day);
  return facts?.promise ? dayIn(locale, dayOf(facts.promise.dueAt, timeZone)) : 'none';
}
