import type { Help } from '@vocero/api/contract/help';
import { locales, type Locale } from '@vocero/api/contract/values';

/** How an organisation is reached, as its form holds it: empty strings where nothing is said. */
export interface HelpForm {
  phone: string;
  email: string;
  url: string;
  hours: Record<Locale, string>;
}

export const hoursFrom = ({ hours }: Help): Record<Locale, string> =>
  Object.fromEntries(locales.map((locale) => [locale, hours[locale] ?? ''])) as Record<
    Locale,
    string
  >;

/** What is empty is left out. */
export function helpFrom({ phone, email, url, hours }: HelpForm): Help {
  const said = locales.flatMap((locale) =>
    hours[locale].trim() === '' ? [] : [[locale, hours[locale].trim()]],
  );
  return {
    ...(phone.trim() && { phone: phone.trim() }),
    ...(email.trim() && { email: email.trim() }),
    ...(url.trim() && { url: url.trim() }),
    hours: Object.fromEntries(said) as Help['hours'],
  };
}
