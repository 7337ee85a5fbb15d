import type { Locale } from './values.ts';

/**
 * What a person agrees to who may be asked for their opinion. The words are stored with each consent:
 * change them only together with the version.
 */
export const askingConsentVersion = 1;
export const askingConsentTexts: Record<Locale, string> = {
  en: 'You may ask me from time to time how a service was. I can end this with one click at any time.',
  es: 'Pueden preguntarme de vez en cuando qué tal fue un servicio. Puedo ponerle fin con un clic en cualquier momento.',
  bs: 'Možete me povremeno pitati kakva je bila usluga. To mogu prekinuti jednim klikom u svakom trenutku.',
  hr: 'Možete me povremeno pitati kakva je bila usluga. To mogu prekinuti jednim klikom u svakom trenutku.',
  'sr-Latn':
    'Možete povremeno da me pitate kakva je bila usluga. To mogu da prekinem jednim klikom u svakom trenutku.',
  'sr-Cyrl':
    'Можете повремено да ме питате каква је била услуга. То могу да прекинем једним кликом у сваком тренутку.',
};
