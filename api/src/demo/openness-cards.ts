import type { DemoEntry } from './openness.ts';
import { spoken } from './spoken.ts';

/** "You said, we did": two that everybody reads, and one that is being written. */
export const publicCards: readonly DemoEntry[] = [
  {
    page: 'said',
    topic: 'did',
    theme: 'app-logout',
    title: spoken({
      en: 'The app kept asking you to sign in',
      es: 'La aplicación le pedía entrar una y otra vez',
      bs: 'Aplikacija je stalno tražila prijavu',
      hr: 'Aplikacija je stalno tražila prijavu',
      sr: 'Aplikacija je stalno tražila prijavu',
    }),
    text: spoken({
      en: 'You now stay signed in for three months on your own phone.',
      es: 'Ahora la sesión sigue abierta tres meses en su propio teléfono.',
      bs: 'Sada na svom telefonu ostajete prijavljeni tri mjeseca.',
      hr: 'Sada na svojem telefonu ostajete prijavljeni tri mjeseca.',
      sr: 'Sada na svom telefonu ostajete prijavljeni tri meseca.',
    }),
  },
  {
    page: 'said',
    topic: 'doing',
    theme: 'phone-wait',
    title: spoken({
      en: 'You wait too long on the phone',
      es: 'Espera demasiado al teléfono',
      bs: 'Predugo čekate na telefonu',
      hr: 'Predugo čekate na telefonu',
      sr: 'Predugo čekate na telefonu',
    }),
    text: spoken({
      en: 'We call you back at an hour that you choose. It works in the mornings; from next month on all day.',
      es: 'Le devolvemos la llamada a la hora que elija. Funciona por las mañanas; desde el mes que viene, todo el día.',
      bs: 'Nazovemo vas u vrijeme koje odaberete. Radi prijepodne, a od idućeg mjeseca cijeli dan.',
      hr: 'Nazovemo vas u vrijeme koje odaberete. Radi prijepodne, a od idućeg mjeseca cijeli dan.',
      sr: 'Pozovemo vas u vreme koje izaberete. Radi pre podne, a od sledećeg meseca ceo dan.',
    }),
  },
  {
    page: 'said',
    topic: 'cannot',
    theme: 'cancel-contract',
    isDraft: true,
    title: spoken({
      en: 'It is hard to cancel a contract',
      es: 'Es difícil cancelar un contrato',
      bs: 'Teško je otkazati ugovor',
      hr: 'Teško je otkazati ugovor',
      sr: 'Teško je otkazati ugovor',
    }),
    text: spoken({
      en: 'A signature is required by law. We look for a way to give it online.',
      es: 'La ley exige una firma. Buscamos la manera de darla por internet.',
      bs: 'Potpis traži zakon. Tražimo način da se da putem interneta.',
      hr: 'Potpis traži zakon. Tražimo način da se da putem interneta.',
      sr: 'Potpis traži zakon. Tražimo način da se da preko interneta.',
    }),
  },
  {
    page: 'ideas',
    topic: 'planned',
    title: spoken({
      en: 'A text message when the technician sets out',
      es: 'Un SMS cuando el técnico sale hacia su casa',
      bs: 'SMS kad tehničar krene',
      hr: 'SMS kad tehničar krene',
      sr: 'SMS kad tehničar krene',
    }),
    text: spoken({
      en: 'It is planned for this winter, for those who want it.',
      es: 'Está previsto para este invierno, para quien lo quiera.',
      bs: 'Planirano je za ovu zimu, za one koji to žele.',
      hr: 'Planirano je za ovu zimu, za one koji to žele.',
      sr: 'Planirano je za ovu zimu, za one koji to žele.',
    }),
  },
  {
    page: 'ideas',
    topic: 'new',
    title: spoken({
      en: 'One bill for the whole family',
      es: 'Una sola factura para toda la familia',
      bs: 'Jedan račun za cijelu porodicu',
      hr: 'Jedan račun za cijelu obitelj',
      sr: 'Jedan račun za celu porodicu',
    }),
  },
];
