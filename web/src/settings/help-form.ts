import type { Help, PrivacyNotice } from '@vocero/api/contract/help';
import { locales, type Locale } from '@vocero/api/contract/values';

/** How an organisation is reached, as its form holds it: empty strings where nothing is said. */
export interface HelpForm {
  phone: string;
  email: string;
  url: string;
  hours: Record<Locale, string>;
  privacyTexts: Record<Locale, string>;
  privacyUrl: string;
}

export const hoursFrom = ({ hours }: Help): Record<Locale, string> => inEach(hours);

export const noticeFrom = ({ privacy }: Help): Record<Locale, string> => inEach(privacy?.texts);

const inEach = (said: Help['hours'] = {}): Record<Locale, string> =>
  Object.fromEntries(locales.map((locale) => [locale, said[locale] ?? ''])) as Record<
    Locale,
    string
  >;

/** What is empty is left out. */
export function helpFrom({ phone, email, url, hours, ...notice }: HelpForm): Help {
  const privacy = noticeOf(notice);
  return {
    ...(phone.trim() && { phone: phone.trim() }),
    ...(email.trim() && { email: email.trim() }),
    ...(url.trim() && { url: url.trim() }),
    hours: saidIn(hours),
    ...(privacy && { privacy }),
  };
}

function noticeOf(form: Pick<HelpForm, 'privacyTexts' | 'privacyUrl'>): PrivacyNotice | undefined {
  const texts = saidIn(form.privacyTexts);
  const url = form.privacyUrl.trim();
  if (url === '' && Object.keys(texts).length === 0) return undefined;
  return { texts, ...(url && { url }) };
}

const saidIn = (form: Record<Locale, string>): Help['hours'] =>
  Object.fromEntries(
    locales.flatMap((locale) =>
      form[locale].trim() === '' ? [] : [[locale, form[locale].trim()]],
    ),
  );
