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
  hr: 'Smijete mi se javiti u vezi s ovim komentarom: kako biste me nešto pitali ili kako biste mi rekli što je učinjeno. Ni zbog čega drugog.',
  'sr-Latn':
    'Možete da mi se javite u vezi sa ovim komentarom: da me nešto pitate ili da mi kažete šta je učinjeno. Ni zbog čega drugog.',
  'sr-Cyrl':
    'Можете да ми се јавите у вези са овим коментаром: да ме нешто питате или да ми кажете шта је учињено. Ни због чега другог.',
};
