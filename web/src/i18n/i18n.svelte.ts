import type { Locale } from '@vocero/api/contract/values';
import type { Messages } from './by-key.ts';
import { formatMessage, type MessageParams } from './format-message.ts';
import { isLocale, preferredLocale } from './locales.ts';
import type { MessageKey } from './message-key.ts';

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('./messages-en.ts'),
  es: () => import('./messages-es.ts'),
  bs: () => import('./messages-bs.ts'),
  hr: () => import('./messages-hr.ts'),
  'sr-Latn': () => import('./messages-sr-latn.ts'),
  'sr-Cyrl': () => import('./messages-sr-cyrl.ts'),
};

const storageKey = 'vocero.locale';

class Language {
  locale = $state<Locale>('en');
  messages = $state.raw<Messages>(new Map());
}
const language = new Language();

/** The language the screen is in; reading it in a component re-renders that on a change. */
export const currentLocale = (): Locale => language.locale;

/** The words of a key in the current language. */
export function t(key: MessageKey, params?: MessageParams): string {
  const text = language.messages.get(key);
  return text === undefined ? key : formatMessage(language.locale, text, params);
}

/** Whether there are words for a key that is put together from data, such as a channel's name. */
export const hasMessage = (key: string): key is MessageKey => language.messages.has(key);

/** Shows everything in another language at once. */
export async function useLocale(locale: Locale): Promise<void> {
  const { messages } = await loaders[locale]();
  language.messages = messages;
  language.locale = locale;
  document.documentElement.lang = locale;
}

/** Like `useLocale`, and keeps the choice for the next visit. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await useLocale(locale);
  localStorage.setItem(storageKey, locale);
}

/** The language chosen on this device, if any. */
function chosenLocale(): Locale | null {
  const chosen = localStorage.getItem(storageKey);
  return isLocale(chosen) ? chosen : null;
}

/** What the reader prefers: the choice of this device, else the browser's languages. */
export const ownLocale = (): Locale | null =>
  chosenLocale() ?? preferredLocale(navigator.languages);
