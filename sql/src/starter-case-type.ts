import type { CaseTypeDraft, StepDraft } from './case-types.ts';

type Language = 'en' | 'es' | 'bs' | 'hr' | 'sr-Latn' | 'sr-Cyrl';
type Starter = Pick<StepDraft, 'role' | 'targetHours' | 'state' | 'isRequired'> & {
  names: Record<Language, string>;
  customer: Record<Language, string>;
};

const complaint: Record<Language, string> = {
  en: 'Complaint',
  es: 'Reclamación',
  bs: 'Reklamacija',
  hr: 'Pritužba',
  'sr-Latn': 'Reklamacija',
  'sr-Cyrl': 'Рекламација',
};

/** The steps of ISO 10002 in the words of whoever does them, and of whoever waits for them. */
const steps: readonly Starter[] = [
  {
    ...{ role: 'agent', targetHours: 8, state: 'acknowledged', isRequired: true },
    names: {
      en: 'Read it and confirm to the customer that a person has',
      es: 'Leerla y confirmar al cliente que la ha leído una persona',
      bs: 'Pročitati i potvrditi korisniku da je čovjek pročitao',
      hr: 'Pročitati i potvrditi korisniku da je čovjek pročitao',
      'sr-Latn': 'Pročitati i potvrditi korisniku da je čovek pročitao',
      'sr-Cyrl': 'Прочитати и потврдити кориснику да је човек прочитао',
    },
    customer: {
      en: 'A person reads what you wrote and confirms it to you.',
      es: 'Una persona lee lo que ha escrito y se lo confirma.',
      bs: 'Neko iz našeg tima čita šta ste napisali i to vam potvrđuje.',
      hr: 'Netko iz našeg tima čita što ste napisali i to vam potvrđuje.',
      'sr-Latn': 'Neko iz našeg tima čita šta ste napisali i to vam potvrđuje.',
      'sr-Cyrl': 'Неко из нашег тима чита шта сте написали и то вам потврђује.',
    },
  },
  {
    ...{ role: 'agent', targetHours: 8, state: 'assessed', isRequired: true },
    names: {
      en: 'Assess how serious it is and who can solve it',
      es: 'Valorar la gravedad y quién puede resolverla',
      bs: 'Procijeniti koliko je ozbiljno i ko to može riješiti',
      hr: 'Procijeniti koliko je ozbiljno i tko to može riješiti',
      'sr-Latn': 'Proceniti koliko je ozbiljno i ko to može da reši',
      'sr-Cyrl': 'Проценити колико је озбиљно и ко то може да реши',
    },
    customer: {
      en: 'We look how urgent it is and give it to whoever can solve it.',
      es: 'Vemos qué urgencia tiene y lo pasamos a quien puede resolverlo.',
      bs: 'Gledamo koliko je hitno i predajemo onome ko to može riješiti.',
      hr: 'Gledamo koliko je hitno i predajemo onome tko to može riješiti.',
      'sr-Latn': 'Gledamo koliko je hitno i predajemo onome ko to može da reši.',
      'sr-Cyrl': 'Гледамо колико је хитно и предајемо ономе ко то може да реши.',
    },
  },
  {
    ...{ role: 'owner', targetHours: 24, state: 'investigating', isRequired: true },
    names: {
      en: 'Find out what happened',
      es: 'Averiguar qué ocurrió',
      bs: 'Utvrditi šta se dogodilo',
      hr: 'Utvrditi što se dogodilo',
      'sr-Latn': 'Utvrditi šta se dogodilo',
      'sr-Cyrl': 'Утврдити шта се догодило',
    },
    customer: {
      en: 'We find out what happened.',
      es: 'Averiguamos qué ocurrió.',
      bs: 'Utvrđujemo šta se dogodilo.',
      hr: 'Utvrđujemo što se dogodilo.',
      'sr-Latn': 'Utvrđujemo šta se dogodilo.',
      'sr-Cyrl': 'Утврђујемо шта се догодило.',
    },
  },
  {
    ...{ role: 'owner', targetHours: 16, state: 'proposed', isRequired: true },
    names: {
      en: 'Propose a way to put it right',
      es: 'Proponer una manera de arreglarlo',
      bs: 'Predložiti kako to ispraviti',
      hr: 'Predložiti kako to ispraviti',
      'sr-Latn': 'Predložiti kako to ispraviti',
      'sr-Cyrl': 'Предложити како то исправити',
    },
    customer: {
      en: 'We propose to you how to put it right.',
      es: 'Le proponemos cómo arreglarlo.',
      bs: 'Predlažemo vam kako to ispraviti.',
      hr: 'Predlažemo vam kako to ispraviti.',
      'sr-Latn': 'Predlažemo vam kako to ispraviti.',
      'sr-Cyrl': 'Предлажемо вам како то исправити.',
    },
  },
  {
    ...{ role: 'owner', targetHours: 24, state: 'decided', isRequired: true },
    names: {
      en: 'Do what was agreed and say why it was decided so',
      es: 'Hacer lo acordado y explicar por qué se ha decidido así',
      bs: 'Uraditi dogovoreno i reći zašto je tako odlučeno',
      hr: 'Učiniti dogovoreno i reći zašto je tako odlučeno',
      'sr-Latn': 'Uraditi dogovoreno i reći zašto je tako odlučeno',
      'sr-Cyrl': 'Урадити договорено и рећи зашто је тако одлучено',
    },
    customer: {
      en: 'We do what was agreed and tell you why it was decided so.',
      es: 'Hacemos lo acordado y le explicamos por qué se ha decidido así.',
      bs: 'Radimo ono što je dogovoreno i kažemo vam zašto je tako odlučeno.',
      hr: 'Činimo ono što je dogovoreno i kažemo vam zašto je tako odlučeno.',
      'sr-Latn': 'Radimo ono što je dogovoreno i kažemo vam zašto je tako odlučeno.',
      'sr-Cyrl': 'Радимо оно што је договорено и кажемо вам зашто је тако одлучено.',
    },
  },
  {
    ...{ role: 'agent', targetHours: 40, state: null, isRequired: false },
    names: {
      en: 'Ask whether it is solved',
      es: 'Preguntar si está resuelto',
      bs: 'Pitati je li riješeno',
      hr: 'Pitati je li riješeno',
      'sr-Latn': 'Pitati da li je rešeno',
      'sr-Cyrl': 'Питати да ли је решено',
    },
    customer: {
      en: 'We ask you whether it is solved.',
      es: 'Le preguntamos si está resuelto.',
      bs: 'Pitamo vas je li riješeno.',
      hr: 'Pitamo vas je li riješeno.',
      'sr-Latn': 'Pitamo vas da li je rešeno.',
      'sr-Cyrl': 'Питамо вас да ли је решено.',
    },
  },
];

const isLanguage = (locale: string): locale is Language => locale in complaint;

/** A complaint in six steps, to begin with: named in the organisation's language, told in all. */
export function starterCaseType(locale: string): CaseTypeDraft {
  const language = isLanguage(locale) ? locale : 'en';
  return {
    names: complaint,
    isDefault: true,
    steps: steps.map(({ names, ...step }) => ({
      ...step,
      key: null,
      name: names[language],
      departmentId: null,
    })),
  };
}
