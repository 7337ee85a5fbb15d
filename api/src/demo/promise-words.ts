/** What the demo's people promise, in the language of the customer. */
interface Promised {
  what: string;
  couldDelay: string;
  /** Why a date does not suit. */
  refusal: string;
}

const words: Record<'en' | 'es' | 'bs', Promised> = {
  en: {
    what: 'A technician has been there and it works again',
    couldDelay: 'The part comes from the manufacturer, and sometimes it takes a day longer.',
    refusal: 'I am away that week, nobody would be at home.',
  },
  es: {
    what: 'Un técnico ha pasado y vuelve a funcionar',
    couldDelay: 'La pieza viene del fabricante y a veces tarda un día más.',
    refusal: 'Esa semana no estoy, no habría nadie en casa.',
  },
  bs: {
    what: 'Tehničar je dolazio i ponovo radi',
    couldDelay: 'Dio dolazi od proizvođača i ponekad stigne dan kasnije.',
    refusal: 'Te sedmice nisam tu, niko ne bi bio kod kuće.',
  },
};

export const promisedIn = (language: string): Promised =>
  language === 'es' || language === 'bs' ? words[language] : words.en;

/** A promise that somebody has to look at today. */
export interface PromiseToday {
  kind: 'at_risk' | 'missed' | 'refused';
  /** Below zero: it was due before. */
  dueInHours: number;
  /** Days between the promise and its date. */
  days: number;
}

export const waysToday: readonly PromiseToday[] = [
  { kind: 'at_risk', dueInHours: 16, days: 6 },
  { kind: 'missed', dueInHours: -20, days: 5 },
  { kind: 'refused', dueInHours: 96, days: 6 },
];
