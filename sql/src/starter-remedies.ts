import type { NewRemedy } from './remedies.ts';

type Language = 'en' | 'es' | 'bs' | 'hr' | 'sr-Latn' | 'sr-Cyrl';
type StarterRemedy = Omit<NewRemedy, 'name'> & { names: Record<Language, string> };

/** Remedies that an organisation may begin with; codes are mnemonic in English. */
const starters: readonly StarterRemedy[] = [
  {
    code: 'c',
    fixedCost: null,
    ownLimit: 20,
    names: {
      en: 'Credit on the next invoice',
      es: 'Abono en la próxima factura',
      bs: 'Umanjenje sljedećeg računa',
      hr: 'Umanjenje sljedećeg računa',
      'sr-Latn': 'Umanjenje sledećeg računa',
      'sr-Cyrl': 'Умањење следећег рачуна',
    },
  },
  {
    code: 'v',
    fixedCost: 40,
    ownLimit: 40,
    names: {
      en: 'Free visit',
      es: 'Visita gratuita',
      bs: 'Besplatna posjeta',
      hr: 'Besplatan posjet',
      'sr-Latn': 'Besplatna poseta',
      'sr-Cyrl': 'Бесплатна посета',
    },
  },
  {
    code: 'g',
    fixedCost: null,
    ownLimit: 15,
    names: {
      en: 'Voucher',
      es: 'Vale',
      bs: 'Poklon-bon',
      hr: 'Poklon-bon',
      'sr-Latn': 'Poklon-vaučer',
      'sr-Cyrl': 'Поклон-ваучер',
    },
  },
  {
    code: 'r',
    fixedCost: null,
    ownLimit: 30,
    names: {
      en: 'Refund of a fee',
      es: 'Devolución de un recargo',
      bs: 'Povrat naknade',
      hr: 'Povrat naknade',
      'sr-Latn': 'Povraćaj naknade',
      'sr-Cyrl': 'Повраћај накнаде',
    },
  },
];

/** In the organisation's language; English where there are no names in it. */
export const starterRemedies = (locale: string): NewRemedy[] =>
  starters.map(({ names, ...rest }) => ({
    ...rest,
    name: names[locale as Language] ?? names.en,
  }));
