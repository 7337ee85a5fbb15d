import type { Locale } from '@vocero/api/contract/values';
import { formatMessage } from '../i18n/format-message.ts';
import bs from '../messages/bs/topten.json';
import en from '../messages/en/topten.json';
import es from '../messages/es/topten.json';
import hr from '../messages/hr/topten.json';
import srCyrl from '../messages/sr-Cyrl/topten.json';
import srLatn from '../messages/sr-Latn/topten.json';
import type { Teller, TopTenKey } from '../top-ten/report-words.ts';

const texts: Record<Locale, Record<TopTenKey, string>> = {
  ...{ en, es, bs, hr },
  ...{ 'sr-Latn': srLatn, 'sr-Cyrl': srCyrl },
};

/** The words of the shared report: those of the staff app, put into the page on the server. */
export const reportTeller = (locale: Locale): Teller => ({
  locale,
  say: (key, params) => formatMessage(locale, texts[locale][key], params),
});
