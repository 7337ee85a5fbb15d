import type { DemoTheme } from './demo-theme.ts';

const lucia = 'lucia.ferrandis@nerva.example';
const adnan = 'adnan.beslagic@nerva.example';
const grace = 'grace.whitlow@nerva.example';
const marta = 'marta.olmeda@nerva.example';
const emina = 'emina.hodic@nerva.example';

export const demoThemes: readonly DemoTheme[] = [
  {
    key: 'technician-no-show',
    labels: {
      en: 'Technician did not come at the agreed time',
      es: 'El técnico no vino a la hora acordada',
      bs: 'Tehničar nije došao u dogovoreno vrijeme',
    },
    status: 'owned',
    ownerEmail: adnan,
    departmentKey: 'field-service',
    actions: [
      {
        what: 'Compare planned and real arrival times of the last four weeks, per town',
        owner: adnan,
        dueInDays: 4,
        done: false,
      },
      {
        what: 'Ring every customer whose visit was missed this week and offer the first slot tomorrow',
        owner: emina,
        dueInDays: 1,
        done: false,
      },
    ],
  },
  {
    key: 'charged-twice',
    labels: { en: 'Charged twice', es: 'Cobrado dos veces', bs: 'Naplaćeno dva puta' },
    status: 'heard',
  },
  {
    key: 'phone-wait',
    labels: {
      en: 'Long wait on the phone',
      es: 'Larga espera al teléfono',
      bs: 'Dugo čekanje na telefonu',
    },
    status: 'being_fixed',
    ownerEmail: lucia,
    departmentKey: 'customer-service',
    shouldExist: 'no',
    decision:
      'Simplify: offer a call back after two minutes in the queue, and stop transferring callers ' +
      'for the five most asked questions.',
    decidedDaysAgo: 25,
    actions: [
      {
        what: 'Write answers to the five most asked questions, so that any agent can give them',
        owner: emina,
        dueInDays: -9,
        done: true,
      },
      {
        what: 'Switch on call back in the telephone system, first for Mondays',
        owner: marta,
        dueInDays: 6,
        done: false,
      },
    ],
  },
  {
    key: 'slow-evenings',
    labels: {
      en: 'Internet slow in the evening',
      es: 'Internet lento por la noche',
      bs: 'Spor internet navečer',
    },
    status: 'decided',
    ownerEmail: marta,
    departmentKey: 'network',
    shouldExist: 'no',
    decision:
      'Eliminate: double the evening capacity of the three fullest areas. Until then agents say ' +
      'plainly that the area is full and stop asking customers to restart the router.',
    decidedDaysAgo: 6,
    actions: [
      {
        what: 'Get a date and a price from Ostrel Fibre for the extra capacity',
        owner: marta,
        dueInDays: 8,
        done: false,
      },
      {
        what: 'Give agents the list of full areas and the words to explain it',
        owner: lucia,
        dueInDays: 3,
        done: false,
      },
    ],
  },
  {
    key: 'app-logout',
    labels: {
      en: 'App logs customers out',
      es: 'La app cierra la sesión sola',
      bs: 'Aplikacija odjavljuje korisnike',
    },
    status: 'prevented',
    ownerEmail: marta,
    departmentKey: 'app-and-web',
    shouldExist: 'no',
    decision:
      'Eliminate: keep customers signed in for 30 days on their own phone, with fingerprint or PIN.',
    decidedDaysAgo: 58,
    actionTaken:
      'App 4.2 renews the session by itself. Staying signed in overnight is now a test that every ' +
      'release has to pass.',
    actions: [
      {
        what: 'Release app 4.2 with the session fix',
        owner: marta,
        dueInDays: -43,
        done: true,
      },
      {
        what: 'Add the overnight sign-in test to the release checks',
        owner: marta,
        dueInDays: -36,
        done: true,
      },
    ],
    preventedDaysAgo: 21,
  },
  {
    key: 'late-invoice',
    labels: {
      en: 'Invoice arrives late',
      es: 'La factura llega tarde',
      bs: 'Račun kasni',
    },
    status: 'prevented',
    ownerEmail: grace,
    departmentKey: 'billing',
    shouldExist: 'no',
    decision:
      'Automate: send invoices by e-mail on the day they are made, and take no payment before the ' +
      'invoice has been sent. Cancel the late fees charged meanwhile.',
    decidedDaysAgo: 52,
    actionTaken:
      'Invoices leave by e-mail on the first working day. Late fees of the last two months were ' +
      'paid back to 214 customers.',
    actions: [
      {
        what: 'Move the invoice run from the 15th to the first working day',
        owner: grace,
        dueInDays: -38,
        done: true,
      },
      {
        what: 'Pay back the late fees caused by late invoices',
        owner: grace,
        dueInDays: -35,
        done: true,
      },
    ],
    preventedDaysAgo: 28,
  },
  {
    key: 'router-instructions',
    labels: {
      en: 'Router instructions are not clear',
      es: 'Las instrucciones del router no se entienden',
      bs: 'Uputstvo za ruter nije jasno',
    },
    status: 'grouped',
    departmentKey: 'ostrel-fibre',
  },
  {
    key: 'boiler-part',
    labels: {
      en: 'Weeks without heating for want of a boiler part',
      es: 'Semanas sin calefacción por una pieza de la caldera',
      bs: 'Sedmicama bez grijanja zbog dijela za kotao',
    },
    status: 'being_fixed',
    ownerEmail: adnan,
    departmentKey: 'tervanta-parts',
    shouldExist: 'no',
    decision:
      'Improve: keep our own stock of the twelve parts that fail most, lend a heater on the first ' +
      'visit, and give every customer a date or the day on which we will have one.',
    decidedDaysAgo: 30,
    actions: [
      {
        what: 'Order the first stock of the twelve parts',
        owner: adnan,
        dueInDays: -5,
        done: true,
      },
      {
        what: 'Agree a delivery time of three working days with Tervanta Parts, in writing',
        owner: adnan,
        dueInDays: -2,
        done: false,
      },
      {
        what: 'Put two electric heaters in every van',
        owner: adnan,
        dueInDays: 10,
        done: false,
      },
    ],
  },
  {
    key: 'praise-technician',
    labels: {
      en: 'Friendly, punctual and tidy technicians',
      es: 'Técnicos amables, puntuales y limpios',
      bs: 'Ljubazni, tačni i uredni tehničari',
    },
    status: 'owned',
    ownerEmail: adnan,
    departmentKey: 'field-service',
    shouldExist: 'yes',
    actions: [
      {
        what: 'Read the comments to the teams on Monday and thank the technicians they name',
        owner: adnan,
        dueInDays: 5,
        done: false,
      },
    ],
  },
  {
    key: 'price-differs',
    labels: {
      en: 'Final price differs from the quote',
      es: 'El precio final no coincide con el presupuesto',
      bs: 'Konačna cijena nije kao u ponudi',
    },
    status: 'decided',
    ownerEmail: grace,
    departmentKey: 'sales',
    shouldExist: 'no',
    decision:
      'Simplify: one price with tax and call-out fee in it, on the website, in the quote and on the ' +
      'invoice. Anything above it needs the customer’s signature before work starts.',
    decidedDaysAgo: 11,
    actions: [
      {
        what: 'Change the quote template and the prices on the website on the same day',
        owner: marta,
        dueInDays: 12,
        done: false,
      },
      {
        what: 'Answer in writing the customers who asked twice why they paid more',
        owner: grace,
        dueInDays: 2,
        done: false,
      },
    ],
  },
  {
    key: 'fault-returns',
    labels: {
      en: 'Same fault comes back after the repair',
      es: 'La misma avería vuelve tras la reparación',
      bs: 'Isti kvar se vrati nakon popravke',
    },
    status: 'verifying',
    ownerEmail: adnan,
    departmentKey: 'field-service',
    shouldExist: 'no',
    decision:
      'Improve: a returning fault goes to the technician who saw it first, with a second pair of ' +
      'eyes, and the customer pays no second call-out.',
    decidedDaysAgo: 45,
    actionTaken:
      'Repairs carry a 60-day guarantee, and planning sends the same technician together with a ' +
      'senior one. Technicians write down the cause, not only the part.',
    actions: [
      {
        what: 'Add “cause found” to the visit report and make it required',
        owner: adnan,
        dueInDays: -31,
        done: true,
      },
      {
        what: 'Check after eight weeks that repeat visits stay below one in twenty',
        owner: adnan,
        dueInDays: 14,
        done: false,
      },
    ],
  },
  {
    key: 'cancel-contract',
    labels: {
      en: 'Cancelling the contract is too hard',
      es: 'Cancelar el contrato es demasiado difícil',
      bs: 'Ugovor je preteško raskinuti',
    },
    status: 'owned',
    ownerEmail: grace,
    departmentKey: 'sales',
  },
];
