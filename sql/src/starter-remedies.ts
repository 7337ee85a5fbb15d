import type { NewRemedy } from './remedies.ts';

type StarterRemedy = Omit<NewRemedy, 'name'> & { names: Record<'en' | 'es' | 'bs', string> };

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
    },
  },
];

/** In the organisation's language; English where there are no names in it. */
export const starterRemedies = (locale: string): NewRemedy[] =>
  starters.map(({ names, ...rest }) => ({
    ...rest,
    name: locale === 'es' || locale === 'bs' ? names[locale] : names.en,
  }));
