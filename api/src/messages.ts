import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './contract/values.ts';
import { localeFromTag } from './contract/locale-tags.ts';
import bs from './messages/bs.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import hr from './messages/hr.json' with { type: 'json' };
import srCyrl from './messages/sr-Cyrl.json' with { type: 'json' };
import srLatn from './messages/sr-Latn.json' with { type: 'json' };

export { localeFromTag };

export type MessageKey = keyof typeof en;

const texts: Record<Locale, Record<MessageKey, string>> = {
  ...{ en, es, bs, hr },
  ...{ 'sr-Latn': srLatn, 'sr-Cyrl': srCyrl },
};
/** The codes of all refusals, with what they say in English. */
export const refusals: readonly [code: string, text: string][] = Object.entries(en).filter(
  ([key]) => !key.includes('.'),
);

const compiled = new Map<string, IntlMessageFormat>();

/** What the API tells people, in their language (ICU message syntax). */
export function message(
  locale: Locale,
  key: MessageKey,
  params: Record<string, string | number> = {},
): string {
  const id = `${locale} ${key}`;
  let format = compiled.get(id);
  if (!format) {
    format = new IntlMessageFormat(texts[locale][key] ?? en[key] ?? key, locale);
    compiled.set(id, format);
  }
  return String(format.format(params));
}

/** The best of our languages for an `Accept-Language` header. */
export function pickLocale(header: string | undefined, otherwise: Locale = 'en'): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...rest] = part.trim().split(';');
      const quality = rest.map((text) => text.trim()).find((text) => text.startsWith('q='));
      return { locale: localeFromTag(tag), q: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return wanted.find(({ locale }) => locale)?.locale ?? otherwise;
}
