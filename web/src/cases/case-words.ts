import type { ListedCase } from '@vocero/api/contract/cases';
import { formatDateTime } from '../i18n/format.ts';
import { t } from '../i18n/i18n.svelte.ts';

const DAY = 86_400_000;

const dayOf = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Days from today to a moment by the reader's clock: 0 is today, -1 yesterday. */
export const daysUntil = (at: string, now = new Date()): number =>
  Math.round((dayOf(new Date(at)) - dayOf(now)) / DAY);

/** "yesterday", "today at 17:00", "in 3 days": near moments as people say them. */
export function nearTime(at: string): string {
  const days = daysUntil(at);
  const time = new Date(at).toTimeString().slice(0, 5);
  if (days === 0) return t('cases.near_today', { time });
  if (days === -1) return t('cases.near_yesterday', { time });
  if (days === 1) return t('cases.near_tomorrow', { time });
  return formatDateTime(at);
}

/** Why a case stands where it does in the list, in a few words. */
export const urgencyWords = ({ why, at }: ListedCase['urgency']): string =>
  t(`cases.why_${why}`, { when: nearTime(at) });

const late: readonly string[] = ['promise_missed', 'ack_over', 'contact_over'];
const soon: readonly string[] = ['promise_risk', 'ack_soon', 'customer_wrote'];

/** How much it matters: late is red, soon is amber. */
export function urgencyTone({ why }: ListedCase['urgency']): 'danger' | 'warning' | 'plain' {
  if (late.includes(why)) return 'danger';
  return soon.includes(why) ? 'warning' : 'plain';
}

/** A moment as a field for date and time has it, by the reader's clock; empty for none. */
export function fieldOf(at: Date | string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** What such a field says as an instant; null while it says none. */
export function instantIn(field: string): string | null {
  const at = new Date(field);
  return field === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** So many days from now, at five in the afternoon; never on a weekend. */
export function inWorkingDays(days: number, now = new Date()): Date {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 17, 0);
  const weekend = { 6: 2, 0: 1 }[at.getDay()] ?? 0;
  at.setDate(at.getDate() + weekend);
  return at;
}
