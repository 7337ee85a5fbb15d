import type { SurveyDoc } from '../contract/survey-doc.ts';
import { locales, type Locale } from '../contract/values.ts';
import { spoken } from './spoken.ts';

export const phoneSurveyName: Record<Locale, string> = spoken({
  en: 'Call after the visit',
  es: 'Llamada tras la visita',
  bs: 'Poziv nakon posjete',
  hr: 'Poziv nakon posjeta',
  sr: 'Poziv posle posete',
});

const plain = { isRequired: false, showIf: null, words: {} } as const;

const option = (id: string, words: Record<Locale, string>) => ({ id, words });

const asking = (words: Record<Locale, string>) =>
  Object.fromEntries(locales.map((locale) => [locale, { question: words[locale] }]));

/** What the demo firm asks on the phone: every kind that gives a figure. */
export const phoneSurvey: SurveyDoc = {
  locales: [...locales],
  words: {},
  asksContact: true,
  offersUrgent: true,
  accent: null,
  questions: [
    { ...plain, kind: 'solved', id: 'solved' },
    { ...plain, kind: 'treated', id: 'treated' },
    { ...plain, kind: 'first_time', id: 'firstTime' },
    {
      ...plain,
      kind: 'task',
      id: 'came',
      options: [
        option(
          'fault',
          spoken({
            en: 'To have a fault repaired',
            es: 'Reparar una avería',
            bs: 'Popravak kvara',
            hr: 'Popravak kvara',
            sr: 'Popravka kvara',
          }),
        ),
        option(
          'bill',
          spoken({
            en: 'To clear up a bill',
            es: 'Aclarar una factura',
            bs: 'Razjašnjenje računa',
            hr: 'Razjašnjenje računa',
            sr: 'Razjašnjenje računa',
          }),
        ),
        option(
          'change',
          spoken({
            en: 'To change the contract',
            es: 'Cambiar el contrato',
            bs: 'Promjena ugovora',
            hr: 'Promjena ugovora',
            sr: 'Promena ugovora',
          }),
        ),
      ],
    },
    {
      ...plain,
      kind: 'choice',
      id: 'tried',
      isMultiple: true,
      hasOther: false,
      showIf: { question: 'solved', op: 'is_not', values: ['yes'] },
      words: asking(
        spoken({
          en: 'What did you try before?',
          es: '¿Qué había intentado antes?',
          bs: 'Šta ste prije toga pokušali?',
          hr: 'Što ste prije toga pokušali?',
          sr: 'Šta ste pre toga pokušali?',
        }),
      ),
      options: [
        option(
          'app',
          spoken({
            en: 'The app',
            es: 'La aplicación',
            bs: 'Aplikaciju',
            hr: 'Aplikaciju',
            sr: 'Aplikaciju',
          }),
        ),
        option(
          'web',
          spoken({
            en: 'The web site',
            es: 'La página web',
            bs: 'Web stranicu',
            hr: 'Mrežnu stranicu',
            sr: 'Sajt',
          }),
        ),
        option(
          'call',
          spoken({
            en: 'To call',
            es: 'Llamar',
            bs: 'Nazvati',
            hr: 'Nazvati',
            sr: 'Pozvati',
          }),
        ),
      ],
    },
    { ...plain, kind: 'expectations', id: 'expected' },
    { ...plain, kind: 'ces', id: 'ces' },
    { ...plain, kind: 'csat', id: 'csat' },
    { ...plain, kind: 'nps', id: 'nps' },
    { ...plain, kind: 'comment', id: 'comment' },
  ],
};
