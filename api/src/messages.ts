import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from './contract/values.ts';
import bs from './messages/bs.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

const texts: Record<Locale, Record<MessageKey, string>> = { en, es, bs };
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

/**
 * The best of our languages for an `Accept-Language` header. Croatian, Serbian and Serbo-Croatian
 * readers are served Bosnian until their own messages exist.
 */
export function pickLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const q = rest.map((r) => r.trim()).find((r) => r.startsWith('q='));
      return { tag: tag.split('-')[0] ?? '', q: q ? Number(q.slice(2)) : 1 };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  for (const { tag } of wanted) {
    if (tag === 'en' || tag === 'es' || tag === 'bs') return tag;
    if (tag === 'hr' || tag === 'sr' || tag === 'sh' || tag === 'cnr') return 'bs';
  }
  return 'en';
}
