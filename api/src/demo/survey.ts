import type { Tx } from '@vocero/sql/connect';
import {
  insertSurveyVersion,
  updateSurveyDraft,
  updateSurveyMethod,
} from '@vocero/sql/survey-versions';
import type { Question, SurveyDoc, SurveyMethod } from '../contract/survey-doc.ts';
import { threeQuestions } from '../contract/survey-logic.ts';
import { locales, type Locale } from '../contract/values.ts';
import { inEvery, wordsOf } from '../survey-texts.ts';
import type { DemoComment } from './demo-comment.ts';
import type { Firm } from './make-firm.ts';
import { spoken } from './spoken.ts';

const DAY = 86_400_000;
/** How long ago the firm began to ask what was missing. */
const publishedDaysAgo = 21;

const missing: Extract<Question, { kind: 'choice' }> = {
  kind: 'choice',
  id: 'missing',
  isRequired: false,
  isMultiple: true,
  hasOther: true,
  showIf: { question: 'solved', op: 'is', values: ['no', 'partly'] },
  words: wordsOf({
    question: {
      en: 'What was missing?',
      es: '¿Qué faltó?',
      bs: 'Šta je nedostajalo?',
      hr: 'Što je nedostajalo?',
      sr: 'Šta je nedostajalo?',
    },
  }),
  options: [
    {
      id: 'part',
      words: inEvery({ en: 'A part', es: 'Una pieza', bs: 'Dio', hr: 'Dio', sr: 'Deo' }),
    },
    {
      id: 'time',
      words: inEvery({ en: 'Time', es: 'Tiempo', bs: 'Vrijeme', hr: 'Vrijeme', sr: 'Vreme' }),
    },
    {
      id: 'answer',
      words: inEvery({
        en: 'A clear answer',
        es: 'Una respuesta clara',
        bs: 'Jasan odgovor',
        hr: 'Jasan odgovor',
        sr: 'Jasan odgovor',
      }),
    },
  ],
};

const [solved, ...others] = threeQuestions.questions;

/** What the demo's survey asks: the three questions, and what was missing where it was not solved. */
const shown: SurveyDoc = {
  ...threeQuestions,
  accent: '#0a5a8c',
  offersUrgent: true,
  words: wordsOf({
    thanks: {
      en: 'Thank you: we read every answer, and every Thursday we decide what to change.',
      es: 'Gracias: leemos todas las respuestas y cada jueves decidimos qué cambiar.',
      bs: 'Hvala: čitamo svaki odgovor i svakog četvrtka odlučujemo šta ćemo promijeniti.',
      hr: 'Hvala: čitamo svaki odgovor i svakog četvrtka odlučujemo što ćemo promijeniti.',
      sr: 'Hvala: čitamo svaki odgovor i svakog četvrtka odlučujemo šta ćemo promeniti.',
    },
  }),
  questions: [solved!, missing, ...others],
};

const visitAgain = spoken({
  en: 'Would you let the same technician come again?',
  es: '¿Le gustaría que volviera el mismo técnico?',
  bs: 'Biste li željeli da ponovo dođe isti serviser?',
  hr: 'Biste li željeli da ponovo dođe isti serviser?',
  sr: 'Da li biste želeli da ponovo dođe isti serviser?',
});

/** Which version a comment answered; who was not helped chose what was missing, in turn. */
export function answeredVersion({ channel, daysAgo, solved }: DemoComment, index: number) {
  if (channel !== 'survey') return { surveyVersion: null, answers: {} };
  const isNew = daysAgo < publishedDaysAgo;
  const option = missing.options[index % missing.options.length]!;
  const chose = isNew && (solved === 'no' || solved === 'partly');
  return { surveyVersion: isNew ? 1 : 0, answers: chose ? { [missing.id]: [option.id] } : {} };
}

/** A draft that somebody is at: one question more, told in the firm's own language and in Spanish. */
const draftIn = (locale: Locale): SurveyDoc => ({
  ...shown,
  locales: [locale, ...locales.filter((each) => each !== locale)],
  questions: shown.questions.toSpliced(-1, 0, {
    kind: 'text',
    id: 'again',
    isRequired: false,
    showIf: { question: 'treated', op: 'at_least', values: ['4'] },
    words: { [locale]: { question: visitAgain[locale] }, es: { question: visitAgain.es } },
  }),
});

const method: SurveyMethod = {
  purpose:
    'Saber si la visita o la llamada resolvió el problema, para decidir en el comité qué causa se elimina primero.',
  population: 'Toda persona que recibió una visita técnica o llamó a atención al cliente.',
  selection: 'A todas: enlace en el parte de trabajo, cartel con código en cada sucursal y correo.',
  frequency: 'Una vez por visita o llamada; como mucho una invitación cada 30 días.',
  responsible: 'Lucía Ferrandis prepara las preguntas; cada responsable de tema lee lo suyo.',
  expectations:
    'Hora cumplida, avería resuelta en la primera visita y factura igual al presupuesto.',
  analysis:
    'Cifras con su intervalo desde cinco respuestas; por semana, sucursal y vía. Los comentarios se agrupan en temas.',
  limits:
    'Contesta quien quiere: los muy contentos y los muy descontentos pesan más. No sirve para comparar técnicos.',
  use: 'El comité la mira cada dos semanas; los resultados se publican con el top diez.',
};

/** The survey of the demo as its people edited it, with its method sheet and a draft in the works. */
export async function editDemoSurvey(tx: Tx, { surveyId, locale, members, now }: Firm) {
  const at = new Date(now.getTime() - publishedDaysAgo * DAY);
  const offered = [locale, ...locales.filter((each) => each !== locale)];
  const doc = { ...shown, locales: offered };
  await insertSurveyVersion(tx, surveyId, { doc, by: members.lucia, at });
  await updateSurveyDraft(tx, surveyId, { doc: draftIn(locale), by: members.lucia });
  await updateSurveyMethod(tx, surveyId, method);
}
