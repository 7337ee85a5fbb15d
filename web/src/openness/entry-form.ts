import {
  entryTopics,
  type EntryPage,
  type EntryWords,
  type NewEntry,
  type PublicEntry,
} from '@vocero/api/contract/openness';
import { locales, type Locale } from '@vocero/api/contract/values';

/** An entry as it is filled in. */
export interface EntryForm {
  page: EntryPage;
  topic: string;
  titles: Record<Locale, string>;
  texts: Record<Locale, string>;
  whys: Record<Locale, string>;
  toldOn: string;
  days: string;
  url: string;
  theme: { id: string; label: string } | null;
  showsEffect: boolean;
}

const perLocale = (of: (locale: Locale) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, string>;

export function blankForm(page: EntryPage): EntryForm {
  return {
    ...{ page, topic: entryTopics[page][0] },
    titles: perLocale(() => ''),
    texts: perLocale(() => ''),
    whys: perLocale(() => ''),
    ...{ toldOn: '', days: '', url: '', theme: null, showsEffect: false },
  };
}

export function formOf(entry: PublicEntry): EntryForm {
  const { page, topic, words, theme, showsEffect } = entry;
  return {
    ...{ page, topic, theme, showsEffect },
    titles: perLocale((locale) => words[locale]?.title ?? ''),
    texts: perLocale((locale) => words[locale]?.text ?? ''),
    whys: perLocale((locale) => words[locale]?.why ?? ''),
    toldOn: entry.toldOn ?? '',
    days: entry.days === null ? '' : String(entry.days),
    url: entry.url ?? '',
  };
}

/** What is written, by language: a text without a title would be the second line of nothing. */
export function wordsOf({ titles, texts, whys }: EntryForm): EntryWords {
  const worded = locales.filter((locale) => titles[locale].trim() !== '');
  return Object.fromEntries(
    worded.map((locale) => {
      const [text, why] = [texts[locale].trim(), whys[locale].trim()];
      return [
        locale,
        { title: titles[locale].trim(), ...(text && { text }), ...(why && { why }) },
      ] as const;
    }),
  );
}

export function bodyOf(form: EntryForm): NewEntry {
  const { page, topic, theme, showsEffect } = form;
  return {
    ...{ page, topic },
    words: wordsOf(form),
    toldOn: form.toldOn || null,
    days: topic === 'answered' ? Number.parseInt(form.days, 10) || null : null,
    url: form.url.trim() || null,
    themeId: theme?.id ?? null,
    showsEffect: showsEffect && theme !== null,
  };
}
