import type { Locale } from '@vocero/api/contract/values';
import { formatMessage, type MessageParams } from '../i18n/format-message.ts';
import bs from './messages/bs.json';
import en from './messages/en.json';
import es from './messages/es.json';
import hr from './messages/hr.json';
import srCyrl from './messages/sr-Cyrl.json';
import srLatn from './messages/sr-Latn.json';

export type PublicKey = keyof typeof en;

const texts: Record<Locale, Record<PublicKey, string>> = {
  ...{ en, es, bs, hr },
  ...{ 'sr-Latn': srLatn, 'sr-Cyrl': srCyrl },
};

/** The words of the public pages. They are put into the page on the server: nothing is downloaded. */
export const publicText = (locale: Locale) => (key: PublicKey, params?: MessageParams) =>
  formatMessage(locale, texts[locale][key], params);
