import type { DemoEntry } from './openness.ts';
import { spoken } from './spoken.ts';

/** What the firm promises, each with how it is measured, and how it works. */
export const publicParts: readonly DemoEntry[] = [
  {
    page: 'promises',
    topic: 'acknowledged',
    title: spoken({
      en: 'A person confirms within a working day that your message was read',
      es: 'En un día laborable, una persona confirma que leyó su mensaje',
      bs: 'U roku od jednog radnog dana osoba potvrdi da je pročitala vašu poruku',
      hr: 'U roku od jednog radnog dana osoba potvrdi da je pročitala vašu poruku',
      sr: 'U roku od jednog radnog dana osoba potvrdi da je pročitala vašu poruku',
    }),
  },
  {
    page: 'promises',
    topic: 'kept',
    title: spoken({
      en: 'We keep the date that we give you',
      es: 'Cumplimos la fecha que le damos',
      bs: 'Držimo se datuma koji vam damo',
      hr: 'Držimo se datuma koji vam damo',
      sr: 'Držimo se datuma koji vam damo',
    }),
  },
  {
    page: 'promises',
    topic: 'answered',
    days: 5,
    title: spoken({
      en: 'You have our answer within five working days',
      es: 'Tiene nuestra respuesta en cinco días laborables',
      bs: 'Naš odgovor dobijete u roku od pet radnih dana',
      hr: 'Naš odgovor dobijete u roku od pet radnih dana',
      sr: 'Naš odgovor dobijate u roku od pet radnih dana',
    }),
  },
  {
    page: 'how',
    topic: 'can',
    title: spoken({
      en: 'What we can put right at once',
      es: 'Lo que podemos arreglar en el momento',
      bs: 'Šta možemo odmah ispraviti',
      hr: 'Što možemo odmah ispraviti',
      sr: 'Šta možemo odmah da ispravimo',
    }),
    text: spoken({
      en: 'A wrong bill, a visit that did not take place, a router that does not work: whoever answers you may decide it.',
      es: 'Una factura errónea, una visita que no se hizo, un router que no funciona: quien le atiende puede decidirlo.',
      bs: 'Pogrešan račun, posjetu koja nije održana, ruter koji ne radi: o tome odlučuje osoba koja vam odgovori.',
      hr: 'Pogrešan račun, posjet koji nije održan, usmjerivač koji ne radi: o tome odlučuje osoba koja vam odgovori.',
      sr: 'Pogrešan račun, posetu koja nije održana, ruter koji ne radi: o tome odlučuje osoba koja vam odgovori.',
    }),
  },
  {
    page: 'how',
    topic: 'cannot',
    title: spoken({
      en: 'What we cannot do',
      es: 'Lo que no podemos hacer',
      bs: 'Šta ne možemo',
      hr: 'Što ne možemo',
      sr: 'Šta ne možemo',
    }),
    text: spoken({
      en: 'Where there is no fibre yet we cannot be faster than the copper line: 20 megabits at most.',
      es: 'Donde todavía no hay fibra no podemos ir más rápido que la línea de cobre: 20 megabits como máximo.',
      bs: 'Gdje još nema optike, ne možemo biti brži od bakrene linije: najviše 20 megabita.',
      hr: 'Gdje još nema optike, ne možemo biti brži od bakrene linije: najviše 20 megabita.',
      sr: 'Gde još nema optike, ne možemo biti brži od bakarne linije: najviše 20 megabita.',
    }),
  },
  {
    page: 'how',
    topic: 'handling',
    title: spoken({
      en: 'What happens with a complaint',
      es: 'Qué pasa con una queja',
      bs: 'Šta se dešava sa žalbom',
      hr: 'Što se događa sa žalbom',
      sr: 'Šta se dešava sa žalbom',
    }),
    text: spoken({
      en: 'We confirm it, look into it, propose an answer and decide. You see each step on your page, and may ask for a manager at any time.',
      es: 'La confirmamos, la investigamos, proponemos una respuesta y decidimos. Usted ve cada paso en su página y puede pedir un responsable en cualquier momento.',
      bs: 'Potvrdimo je, ispitamo, predložimo odgovor i odlučimo. Svaki korak vidite na svojoj stranici, a u svakom trenutku možete tražiti nadređenog.',
      hr: 'Potvrdimo je, ispitamo, predložimo odgovor i odlučimo. Svaki korak vidite na svojoj stranici, a u svakom trenutku možete tražiti nadređenog.',
      sr: 'Potvrdimo je, ispitamo, predložimo odgovor i odlučimo. Svaki korak vidite na svojoj stranici, a u svakom trenutku možete tražiti nadređenog.',
    }),
  },
];
