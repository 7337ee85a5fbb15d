import type { DemoTheme } from './demo-theme.ts';
import { spoken } from './spoken.ts';

export const priceDiffersTheme: DemoTheme = {
  key: 'price-differs',
  labels: spoken({
    en: 'Final price differs from the quote',
    es: 'El precio final no coincide con el presupuesto',
    bs: 'Konačna cijena nije kao u ponudi',
    hr: 'Konačna cijena nije kao u ponudi',
    sr: 'Konačna cena nije kao u ponudi',
  }),
  story: [
    { daysAgo: 37, to: 'grouped', with: { department: 'sales' } },
    { daysAgo: 26, to: 'owned', with: { owner: 'grace' } },
    {
      daysAgo: 19,
      by: 'grace',
      with: {
        whys: [
          {
            text: 'Call-out, tax and urgency come on top of the price that was named.',
            evidence: [
              'Call-out fee never mentioned',
              'Nadie le dijo que el desplazamiento',
              'naplatio 60 maraka vise',
            ],
          },
          {
            text: 'Website, quote and contract each name another price.',
            evidence: [
              'Your website says £28',
              'piše 39 KM mjesečno',
              'La oferta de la web era 25 €',
            ],
          },
          {
            text: 'Each is kept by another team, and none has to look at the others.',
            root: 'policy',
          },
        ],
      },
    },
    {
      daysAgo: 13,
      by: 'lucia',
      with: {
        assumptions: [
          {
            text: 'Customers know that tax and call-out are not in the price.',
            against: [
              'Nadie le dijo que el desplazamiento',
              'Call-out fee never mentioned',
              'Niko mu nije rekao da se izlazak',
              'el IVA no estaba incluido',
              'I did not agree to £120 plus VAT',
              'no figuraba en el presupuesto',
              'To mi niko nije rekao prije',
            ],
          },
        ],
      },
    },
    {
      daysAgo: 11,
      to: 'decided',
      with: {
        shouldExist: 'no',
        opportunity: 'something_missing',
        dueInDays: 2,
        decisionKind: 'simplify',
        decision:
          'One price with tax and call-out fee in it, on the website, in the quote and on the ' +
          'invoice. Anything above it needs the customer’s signature before work starts.',
        decisionOptions: [
          {
            text: 'One price with everything in it, everywhere',
            kind: 'simplify',
            cost: 7_000,
            days: 25,
            effect: 0.8,
          },
          {
            text: 'List tax and call-out in small print below each price',
            kind: 'improve',
            cost: 800,
            days: 5,
            effect: 0.2,
          },
        ],
      },
    },
  ],
  actions: [
    {
      what: 'Change the quote template and the prices on the website on the same day',
      owner: 'marta',
      addedDaysAgo: 10,
      dueInDays: 12,
      done: false,
      hours: 24,
    },
    {
      what: 'Answer in writing the customers who asked twice why they paid more',
      owner: 'grace',
      addedDaysAgo: 10,
      dueInDays: 2,
      done: false,
      hours: 10,
    },
  ],
};
