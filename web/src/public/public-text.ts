import type { Locale } from '@vocero/api/contract/values';
import { formatMessage, type MessageParams } from '../i18n/format-message.ts';
import bs from './messages/bs.json';
import en from './messages/en.json';
import es from './messages/es.json';

export type PublicKey = keyof typeof en;

const texts: Record<Locale, Record<PublicKey, string>> = { en, es, bs };

/** The words of the public pages. They are put into the page on the server: nothing is downloaded. */
export const publicText = (locale: Locale) => (key: PublicKey, params?: MessageParams) =>
  formatMessage(locale, texts[locale][key], params);
