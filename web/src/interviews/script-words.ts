import type { Locale } from '@vocero/api/contract/values';

/** What an interviewer says beside the questions, in the language of whoever is called. */
export interface ScriptWords {
  greeting: (organization: string, questions: number) => string;
  again: string;
  thanks: string;
}

/** Written to be read aloud. */
export const scriptWords: Record<Locale, ScriptWords> = {
  en: {
    greeting: (organization, n) =>
      `Hello, I am calling from ${organization}. We would like to know how our service was: ${n === 1 ? 'one short question' : `${n} short questions`}. You may leave out any, and stop whenever you like. Do you have a moment?`,
    again: 'May we call you about what you said?',
    thanks: 'Thank you for your time. Goodbye.',
  },
  es: {
    greeting: (organization, n) =>
      `Hola, le llamo de ${organization}. Nos gustaría saber qué tal fue nuestro servicio: ${n === 1 ? 'una pregunta breve' : `${n} preguntas breves`}. Puede dejar cualquiera sin contestar y terminar cuando quiera. ¿Tiene un momento?`,
    again: '¿Podemos llamarle sobre lo que nos ha contado?',
    thanks: 'Gracias por su tiempo. Que tenga un buen día.',
  },
  bs: {
    greeting: (organization, n) =>
      `Dobar dan, zovem iz firme ${organization}. Zanima nas kakva je bila naša usluga. Broj kratkih pitanja: ${n}. Svako možete preskočiti i prekinuti kad god želite. Imate li trenutak?`,
    again: 'Smijemo li vas nazvati u vezi s onim što ste rekli?',
    thanks: 'Hvala na vašem vremenu. Doviđenja.',
  },
  hr: {
    greeting: (organization, n) =>
      `Dobar dan, zovem iz tvrtke ${organization}. Zanima nas kakva je bila naša usluga. Broj kratkih pitanja: ${n}. Svako možete preskočiti i prekinuti kad god želite. Imate li trenutak?`,
    again: 'Smijemo li vas nazvati u vezi s onim što ste rekli?',
    thanks: 'Hvala na vašem vremenu. Doviđenja.',
  },
  'sr-Latn': {
    greeting: (organization, n) =>
      `Dobar dan, zovem iz firme ${organization}. Zanima nas kakva je bila naša usluga. Broj kratkih pitanja: ${n}. Svako možete da preskočite i da prekinete kad god želite. Imate li trenutak?`,
    again: 'Smemo li da vas pozovemo u vezi sa onim što ste rekli?',
    thanks: 'Hvala na vašem vremenu. Doviđenja.',
  },
  'sr-Cyrl': {
    greeting: (organization, n) =>
      `Добар дан, зовем из фирме ${organization}. Занима нас каква је била наша услуга. Број кратких питања: ${n}. Свако можете да прескочите и да прекинете кад год желите. Имате ли тренутак?`,
    again: 'Смемо ли да вас позовемо у вези са оним што сте рекли?',
    thanks: 'Хвала на вашем времену. Довиђења.',
  },
};
