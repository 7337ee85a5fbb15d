import type { Cadence, Council, Meeting } from '@vocero/api/contract/councils';
import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { formatDate } from '../i18n/format.ts';

/** 1 is Monday; 5 January 1970 was one. */
export const weekdayName = (weekday: number): string =>
  new Intl.DateTimeFormat(intlLocale(currentLocale()), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 4 + weekday)),
  );

export const nthKeys = {
  '1': 'councils.nth_1',
  '2': 'councils.nth_2',
  '3': 'councils.nth_3',
  '4': 'councils.nth_4',
  '-1': 'councils.nth_last',
} as const satisfies Record<string, MessageKey>;

/** "every 2 weeks on Tuesday at 09:30". */
export function cadenceWords({ cadence, starts }: Pick<Council, 'cadence' | 'starts'>): string {
  const { freq, every, weekday } = cadence;
  const day = weekdayName(weekday);
  if (freq === 'week') return t('councils.cadence_week', { n: every, day, time: starts });
  return t('councils.cadence_month', { n: every, nth: nthWord(cadence), day, time: starts });
}

const nthWord = ({ nth }: Cadence): string => t(nthKeys[`${nth ?? 1}`]);

/** "Tuesday, 31 Mar 2026, 09:30". */
export const meetingWords = ({ day, starts }: Pick<Meeting, 'day' | 'starts'>): string => {
  const weekday = weekdayName(((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1);
  return t('councils.when', { weekday, date: formatDate(day), time: starts });
};

/** The next one that takes place. */
export const nextMeeting = ({ upcoming }: Council): Meeting | null =>
  upcoming.find(({ isCancelled }) => !isCancelled) ?? null;

/** `2026-Q4` as people say it: "Quarter 4, 2026". */
export function quarterWords(code: string): string {
  const [year = '', quarter = ''] = code.split('-Q');
  return t('councils.quarter', { quarter, year });
}

/** An amount of hours, or of the organisation's money. */
export function amountWords(part: 'hours' | 'money', amount: number, currency: string): string {
  const options =
    part === 'hours'
      ? { maximumFractionDigits: 1 }
      : {
          style: 'currency' as const,
          currency,
          maximumFractionDigits: 2,
          minimumFractionDigits: 0,
        };
  const number = new Intl.NumberFormat(intlLocale(currentLocale()), options).format(amount);
  return part === 'hours' ? t('councils.hours_n', { number, n: amount }) : number;
}
