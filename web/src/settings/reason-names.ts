import type { Locale, Names } from '@vocero/api/contract/values';

/** The languages a name may be written in, each by its own name. */
export const nameLanguages: Record<Locale, string> = {
  en: 'English',
  es: 'Español',
  bs: 'Bosanski',
  hr: 'Hrvatski',
  'sr-Latn': 'Srpski (latinica)',
  'sr-Cyrl': 'Српски (ћирилица)',
};

/** A reason as it is written down. */
export interface NewReason {
  code: string;
  names: Names;
  departmentId: string | null;
}

/** Only the names that something was written for. */
export const writtenNames = (names: Readonly<Record<string, string>>): Names =>
  Object.fromEntries(
    Object.entries(names)
      .map(([locale, name]) => [locale, name.trim()] as const)
      .filter(([, name]) => name !== ''),
  );
