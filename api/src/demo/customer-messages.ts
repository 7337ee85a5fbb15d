import { writeAlertSetting } from '@vocero/sql/alert-settings';
import type { Tx } from '@vocero/sql/connect';
import { appendCustomerMessage } from '@vocero/sql/customer-messages';
import {
  insertPastUnmatched,
  listOpenDemoCases,
  setPastMessage,
  type PastMessage,
} from '@vocero/sql/demo-customer-messages';
import type { Firm } from './make-firm.ts';
import { daysBefore } from './world.ts';

const subject = 'Sobre su caso';
const bodies = [
  'Lamentamos la espera. Hemos pedido la pieza y el técnico le llamará para fijar la visita.',
  'Entendemos que esto le ha causado gastos. Hemos revisado su factura y le devolvemos la diferencia.',
  'Gracias por la foto: con ella el técnico sabe ya qué llevar.',
  'Le escribimos para contarle que su reclamación sigue abierta y quién la lleva.',
  'Sentimos que no hayamos podido localizarle. Díganos, por favor, a qué hora le viene bien.',
  'Hemos hablado con el almacén: la pieza llega esta semana.',
  'Gracias por su paciencia. Mañana le decimos la fecha de la visita.',
];
const ratings = ['yes', 'yes', 'no', 'yes', 'too_many', 'yes'] as const;

/** One message in each state, alerts that were rated, and an answer that nobody could place. */
export async function writeToCustomers(tx: Tx, firm: Firm): Promise<void> {
  const ago = (days: number) => daysBefore(firm.now, days);
  const states: (PastMessage | 'draft' | 'waiting')[] = [
    { sentAt: ago(2), channel: 'email' },
    'draft',
    'waiting',
    { channel: 'phone', blockedFor: 'to_call' },
    { channel: 'page', blockedFor: 'no_consent' },
    { channel: 'email', failedAt: ago(1), error: 'unclear' },
    { discardedAt: ago(1) },
    { sentAt: ago(3), channel: 'phone', byHand: true, blockedFor: 'to_call' },
  ];
  const cases = await listOpenDemoCases(tx, states.length);
  for (const [n, one] of cases.entries()) {
    const state = states[n] ?? 'waiting';
    const id = await appendCustomerMessage(tx, {
      ...{ kind: 'reply', event: `demo reply ${n}`, caseId: one.id, locale: 'es' },
      ...{ personId: one.personId, feedbackId: one.feedbackId, memberId: one.ownerId },
      words: { subject, body: bodies[n % bodies.length]! },
      isDraft: state === 'draft',
      dueAt: state === 'waiting' ? daysBefore(firm.now, -2) : null,
    });
    if (id && typeof state === 'object') await setPastMessage(tx, id, state);
  }
  await tellAndRate(tx, cases, firm);
  await insertPastUnmatched(tx, {
    sender: 'vecina.tercero@example.org',
    text: 'Buenos días, respondo a su carta: el técnico vino, pero el portero no le abrió.',
    externalId: 'demo unmatched 1',
  });
  await writeAlertSetting(tx, {
    ...{ alert: 'renewal', isOn: true },
    words: {
      es: {
        subject: 'Su contrato se renueva pronto',
        body: 'Su contrato de mantenimiento se renueva el mes que viene. Si quiere cambiar algo, responda a este mensaje.',
      },
    },
  });
}

/** Alerts of the last weeks, with what customers said of being told. */
async function tellAndRate(
  tx: Tx,
  cases: Awaited<ReturnType<typeof listOpenDemoCases>>,
  firm: Firm,
): Promise<void> {
  for (const [n, rating] of ratings.entries()) {
    const one = cases[n];
    if (!one) return;
    const id = await appendCustomerMessage(tx, {
      ...{ kind: 'alert_stage', event: `demo stage ${n}`, caseId: one.id, locale: 'es' },
      ...{ personId: one.personId, feedbackId: one.feedbackId },
      words: {
        subject: 'Un paso más',
        body: 'Queríamos que lo supiera por nosotros: su asunto ha avanzado. Ya lo lleva el equipo técnico.',
      },
    });
    const sentAt = daysBefore(firm.now, 5 + n);
    if (id) await setPastMessage(tx, id, { sentAt, channel: 'email', rating });
  }
}
