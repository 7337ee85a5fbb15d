import type { Tx } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import type { Locale } from './contract/values.ts';
import { randomPublicToken } from './secrets.ts';

const names: Record<Locale, string> = {
  en: 'How did it go?',
  es: '¿Qué tal le fue?',
  bs: 'Kako je prošlo?',
  hr: 'Kako je prošlo?',
  'sr-Latn': 'Kako je prošlo?',
  'sr-Cyrl': 'Како је прошло?',
};

/** A new organisation can ask its first customer at once: the three questions are ready. */
export const insertSampleSurvey = (tx: Tx, locale: Locale) =>
  insertSurvey(tx, { kind: 'survey', name: names[locale], token: randomPublicToken(), locale });
