import type { Locale } from './values.ts';

/**
 * What a person agrees to by ticking the box. The words are stored with each consent: change them
 * only together with the version.
 */
export const consentVersion = 1;
export const consentTexts: Record<Locale, string> = {
  en: 'You may contact me about this comment: to ask a question, or to tell me what came of it. For nothing else.',
  es: 'Pueden ponerse en contacto conmigo sobre este comentario: para preguntarme algo o para contarme qué se hizo. Para nada más.',
  bs: 'Možete me kontaktirati u vezi s ovim komentarom: da me nešto pitate ili da mi javite šta je učinjeno. Ni za šta drugo.',
};
