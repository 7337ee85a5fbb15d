import type { ClockCalendar } from '@vocero/sql/case-clock';
import type { DelayCause } from './contract/case-states.ts';
import type { Locale } from './contract/values.ts';
import { message } from './messages.ts';
import { writeDue } from './promise-dates.ts';

export interface Delay {
  what: string;
  wasDueAt: Date;
  dueAt: Date;
  cause: DelayCause;
  causeNote: string | null;
  /** Whether the date is still to come. */
  isInTime: boolean;
}

/**
 * What the customer is told about a date that moves, for a member to look at: sorry first, then why,
 * then what holds instead and what they can do about it.
 */
export function delayWords(locale: Locale, calendar: ClockCalendar, delay: Delay) {
  const { what, cause, causeNote, isInTime } = delay;
  const was = writeDue(calendar, delay.wasDueAt, locale);
  const day = writeDue(calendar, delay.dueAt, locale);
  const reason = cause === 'other' ? (causeNote ?? '') : message(locale, `delay.cause_${cause}`);
  const more = cause === 'other' || causeNote === null ? [] : [causeNote];
  const body = [
    message(locale, isInTime ? 'delay.sorry_before' : 'delay.sorry_after', { what, was }),
    [message(locale, 'delay.why', { reason }), ...more].join(' '),
    message(locale, 'delay.now', { day }),
    message(locale, 'delay.suits'),
  ].join('\n\n');
  return { subject: message(locale, 'delay.subject', { day }), body, locale };
}
