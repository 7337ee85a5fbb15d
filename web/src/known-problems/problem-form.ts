import type { KnownProblem, NewKnownProblem } from '@vocero/api/contract/known-problems';
import { locales, type Locale } from '@vocero/api/contract/values';

/** A known problem as it is filled in: texts, and instants by the clock of this device. */
export interface ProblemForm {
  titles: Record<Locale, string>;
  texts: Record<Locale, string>;
  startedAt: string;
  /** Empty: nobody knows. */
  expectedAt: string;
  solvedHours: string;
  theme: { id: string; label: string } | null;
  surveyIds: string[];
  placeIds: string[];
}

const perLocale = (of: (locale: Locale) => string) =>
  Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, string>;

const two = (n: number) => String(n).padStart(2, '0');

/** An instant as a field for a date and a time wants it, by the clock of this device. */
export function fieldOf(instant: string | Date | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant that a field says; null where it says none. */
export function instantOf(field: string): string | null {
  const at = new Date(field);
  return field === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

export function formOf(problem: KnownProblem | null, now: Date): ProblemForm {
  return {
    titles: perLocale((locale) => problem?.words[locale]?.title ?? ''),
    texts: perLocale((locale) => problem?.words[locale]?.text ?? ''),
    startedAt: fieldOf(problem?.startedAt ?? now),
    expectedAt: fieldOf(problem?.expectedAt ?? null),
    solvedHours: String(problem?.solvedHours ?? 24),
    theme: problem?.theme ?? null,
    surveyIds: [...(problem?.surveyIds ?? [])],
    placeIds: [...(problem?.placeIds ?? [])],
  };
}

/** What is sent. A text needs a title: alone it would be the second line of nothing. */
export function bodyOf(form: ProblemForm, now: Date): NewKnownProblem {
  const worded = locales.filter((locale) => form.titles[locale].trim() !== '');
  const words = worded.map((locale) => {
    const text = form.texts[locale].trim();
    return [locale, { title: form.titles[locale].trim(), ...(text && { text }) }] as const;
  });
  return {
    words: Object.fromEntries(words),
    startedAt: instantOf(form.startedAt) ?? now.toISOString(),
    expectedAt: instantOf(form.expectedAt),
    solvedHours: Number.parseInt(form.solvedHours, 10) || 0,
    themeId: form.theme?.id ?? null,
    surveyIds: form.surveyIds,
    placeIds: form.placeIds,
  };
}
