import type { Kiosk, NewKiosk } from '@vocero/api/contract/kiosks';
import { locales, type Locale } from '@vocero/api/contract/values';

/** What the fields of a kiosk hold: texts, as they are typed. */
export interface KioskForm {
  name: string;
  surveyId: string;
  placeId: string;
  locales: Locale[];
  first: Locale;
  pin: string;
  resetSeconds: string;
  idleSeconds: string;
  alerts: boolean;
  alertMinutes: string;
  hasHours: boolean;
  opensAt: string;
  closesAt: string;
  openDays: number[];
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

export const blankForm = (surveyId: string, locale: Locale): KioskForm => ({
  name: '',
  surveyId,
  placeId: '',
  locales: [locale],
  first: locale,
  pin: '',
  resetSeconds: '4',
  idleSeconds: '30',
  alerts: true,
  alertMinutes: '120',
  hasHours: false,
  opensAt: '08:00',
  closesAt: '20:00',
  openDays: everyDay,
});

export const formOf = (kiosk: Kiosk): KioskForm => ({
  name: kiosk.name,
  surveyId: kiosk.surveyId,
  placeId: kiosk.placeId ?? '',
  locales: kiosk.locales,
  first: kiosk.locales[0] ?? 'en',
  pin: '',
  resetSeconds: String(kiosk.resetSeconds),
  idleSeconds: String(kiosk.idleSeconds),
  alerts: kiosk.alertMinutes !== null,
  alertMinutes: String(kiosk.alertMinutes ?? 120),
  hasHours: kiosk.hours !== null,
  opensAt: kiosk.hours?.opensAt ?? '08:00',
  closesAt: kiosk.hours?.closesAt ?? '20:00',
  openDays: kiosk.openDays,
});

/** What is sent of it, without the PIN. The language that it begins with comes first. */
export function kioskOf(form: KioskForm): Omit<NewKiosk, 'pin'> {
  const others = locales.filter((each) => form.locales.includes(each) && each !== form.first);
  return {
    name: form.name.trim(),
    surveyId: form.surveyId,
    placeId: form.placeId || null,
    locales: [form.first, ...others],
    resetSeconds: Number(form.resetSeconds),
    idleSeconds: Number(form.idleSeconds),
    alertMinutes: form.alerts ? Number(form.alertMinutes) : null,
    hours: form.hasHours ? { opensAt: form.opensAt, closesAt: form.closesAt } : null,
    openDays: everyDay.filter((day) => form.openDays.includes(day)),
  };
}
