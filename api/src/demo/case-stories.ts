import type { CaseChange } from '@vocero/sql/case-columns';

type Said = Pick<
  CaseChange,
  | 'wish'
  | 'priority'
  | 'emotion'
  | 'severity'
  | 'impact'
  | 'complexity'
  | 'findings'
  | 'answer'
  | 'decision'
  | 'decisionReason'
  | 'alternatives'
  | 'expectationGap'
  | 'closingReason'
  | 'closingNote'
>;

/** How a case of the made-up firm went, as its people wrote it down. */
export interface CaseStory {
  theme: string;
  state: string;
  /** Hours after the comment until a person acknowledged it; null: nobody has. */
  acknowledged: number | null;
  /** Hours from now to the next contact; negative: it is overdue. */
  next: number | null;
  owner: 'emina' | 'marta' | 'adnan' | 'lucia';
  deputy?: 'emina' | 'marta';
  escalatedTo?: 'manager' | 'expert';
  /** Why it was escalated, closed or opened again. */
  note?: string;
  said?: Said;
}

const visit: Said = {
  wish: 'Que venga alguien esta semana y que avise por la mañana',
  priority: 'No perder otra tarde de trabajo',
  emotion: 'disappointed',
  severity: 2,
  impact: 2,
  complexity: 1,
};
const noted: Said = { ...visit, findings: 'La visita estaba en la ruta de otro día.' };
const refund: Said = {
  wish: 'Que se devuelva el segundo cobro',
  emotion: 'worried',
  ...{ severity: 2, impact: 1, complexity: 1 },
  findings: 'El banco cobró dos veces el mismo recibo.',
  answer: 'Hemos encontrado el segundo cobro y lo devolvemos a la misma cuenta.',
};

/** One of each state, the newest comments first. */
export const caseStories: readonly CaseStory[] = [
  { theme: 'technician-no-show', state: 'received', acknowledged: null, next: 3, owner: 'emina' },
  { theme: 'charged-twice', state: 'received', acknowledged: null, next: -5, owner: 'marta' },
  {
    ...{ theme: 'phone-wait', state: 'acknowledged', acknowledged: 2, next: 5, owner: 'emina' },
    said: { wish: 'Que llamen ustedes', emotion: 'angry' },
  },
  {
    ...{ theme: 'technician-no-show', state: 'assessed', acknowledged: 5, next: -20 },
    ...{ owner: 'emina', deputy: 'marta', said: visit },
  },
  {
    ...{ theme: 'boiler-part', state: 'investigating', acknowledged: 1, next: 26 },
    ...{ owner: 'adnan', deputy: 'emina', said: noted },
  },
  {
    ...{ theme: 'charged-twice', state: 'proposed', acknowledged: 3, next: 30 },
    ...{ owner: 'marta', said: refund },
  },
  {
    ...{ theme: 'late-invoice', state: 'decided', acknowledged: 6, next: 50, owner: 'marta' },
    said: {
      ...refund,
      wish: 'Recibir la factura antes de que se cobre',
      decision: 'La factura llega siempre tres días antes del cobro.',
      decisionReason: 'Así se puede revisar, y el banco no rechaza el recibo.',
    },
  },
  {
    ...{ theme: 'technician-no-show', state: 'waiting', acknowledged: 4, next: 44, owner: 'emina' },
    said: { wish: 'Una cita por la tarde', emotion: 'worried', severity: 2 },
  },
  {
    ...{ theme: 'boiler-part', state: 'escalated', acknowledged: 2, next: 8, owner: 'lucia' },
    ...{ escalatedTo: 'manager', note: 'Tres semanas sin calefacción; pide hablar con dirección.' },
    said: { ...visit, emotion: 'desperate', severity: 3, impact: 3 },
  },
  {
    ...{
      theme: 'technician-no-show',
      state: 'reopened',
      acknowledged: 5,
      next: 20,
      owner: 'adnan',
    },
    ...{ note: 'El técnico vino, pero la avería volvió dos días después.', said: noted },
  },
  {
    ...{ theme: 'cancel-contract', state: 'closed_not_accepted', acknowledged: 7, next: null },
    owner: 'marta',
    said: {
      wish: 'Darse de baja sin penalización',
      findings: 'El contrato tiene permanencia hasta junio.',
      decision: 'La baja es posible en junio sin coste, antes con la parte que queda.',
      decisionReason: 'La permanencia paga la instalación, que fue gratuita.',
      alternatives: 'Puede cambiar hoy a la tarifa pequeña sin coste.',
      expectationGap: 'No sabía que la instalación gratuita lleva permanencia',
      closingReason: 'policy',
      closingNote: 'La permanencia figura en el contrato y se explicó de nuevo con las fechas.',
    },
  },
  {
    ...{ theme: 'price-differs', state: 'closed_accepted', acknowledged: 2, next: null },
    owner: 'emina',
    said: {
      wish: 'Pagar el precio del anuncio',
      findings: 'El anuncio no decía que el precio es sin impuestos.',
      decision: 'Se aplica el precio del anuncio durante un año.',
      decisionReason: 'El anuncio era nuestro y se podía entender así.',
      expectationGap: 'El precio del anuncio era sin impuestos',
      closingReason: 'solved',
      closingNote: 'Aceptado por teléfono.',
    },
  },
];
