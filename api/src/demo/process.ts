import { offerChoice } from '@vocero/sql/case-choices';
import { insertCaseType, type StepDraft } from '@vocero/sql/case-types';
import type { Tx } from '@vocero/sql/connect';
import { insertPastSteps, listCasesForSteps, type PastStep } from '@vocero/sql/demo-solutions';
import { starterCaseType } from '@vocero/sql/starter-case-type';
import { caseSteps } from '../contract/case-states.ts';
import { spoken } from './spoken.ts';
import type { DemoWorld } from './world.ts';

const step = (
  name: string,
  customer: Record<string, string>,
  targetHours: number,
  more: Partial<StepDraft> = {},
): StepDraft => ({
  ...{ key: null, name, customer, role: 'agent', departmentId: null, targetHours },
  ...{ state: null, isRequired: true, ...more },
});

/** Who wants to leave goes another way than who complains. */
const leaving: readonly StepDraft[] = [
  step(
    'Confirmar la identidad y la fecha de baja',
    spoken({
      en: 'We confirm with you the day on which your contract ends.',
      es: 'Confirmamos con usted el día en que termina su contrato.',
      bs: 'S vama potvrđujemo dan kada vaš ugovor prestaje.',
      hr: 'S vama potvrđujemo dan kada vaš ugovor prestaje.',
      sr: 'S vama potvrđujemo dan kada vaš ugovor prestaje.',
    }),
    4,
    { state: 'acknowledged' },
  ),
  step(
    'Enviar la confirmación por escrito',
    spoken({
      en: 'You get it in writing.',
      es: 'Lo recibe por escrito.',
      bs: 'Dobijate to pismeno.',
      hr: 'Dobivate to pismeno.',
      sr: 'Dobijate to pismeno.',
    }),
    8,
    { state: 'decided' },
  ),
  step(
    'Recoger el equipo',
    spoken({
      en: 'We collect the equipment at a time that suits you.',
      es: 'Recogemos el equipo cuando a usted le venga bien.',
      bs: 'Opremu preuzimamo kada vama odgovara.',
      hr: 'Opremu preuzimamo kada vama odgovara.',
      sr: 'Opremu preuzimamo kada vama odgovara.',
    }),
    40,
    { isRequired: false },
  ),
];

const leavingName = spoken({
  en: 'Cancellation',
  es: 'Baja del contrato',
  bs: 'Raskid ugovora',
  hr: 'Raskid ugovora',
  sr: 'Raskid ugovora',
});

/** The way that complaints and cancellations go; before the first case, so that cases go it. */
export async function mapProcess(tx: Tx, { locale }: DemoWorld): Promise<void> {
  await insertCaseType(tx, starterCaseType(locale));
  await insertCaseType(tx, { names: leavingName, isDefault: false, steps: leaving });
}

/** Cases took the steps up to where they are; some passed one over. */
export async function walkInDemo(tx: Tx): Promise<void> {
  const cases = await listCasesForSteps(tx);
  await insertPastSteps(
    tx,
    cases.flatMap((one, at) => stepsOf(one, at)),
  );
}

const reasons = [
  'El cliente ya lo había explicado todo por teléfono',
  'Avería general: la causa ya se conocía',
] as const;

function stepsOf(
  { id, state, ownerId }: { id: string; state: string; ownerId: string },
  at: number,
) {
  const reached = state.startsWith('closed')
    ? caseSteps.length - 1
    : Math.max(
        0,
        caseSteps.findIndex((known) => known === state),
      );
  return Array.from({ length: reached }, (_, position): PastStep => {
    const isSkipped = position > 0 && position < reached - 1 && (at + position) % 7 === 0;
    return {
      ...{ caseId: id, position, by: ownerId },
      why: isSkipped ? reasons[at % reasons.length]! : null,
      hours: 3 + position * (5 + (at % 7)),
    };
  });
}

/** In one case the customer is to choose between a credit, a visit and leaving at once. */
export async function offerInDemo(tx: Tx): Promise<void> {
  const open = (await listCasesForSteps(tx)).find(({ state }) => state === 'investigating');
  if (!open) return;
  const plain = { solutionId: null, isRecommended: false };
  await offerChoice(tx, {
    caseId: open.id,
    intro: 'Hay tres maneras de arreglarlo. Elija la que mejor le venga.',
    memberId: open.ownerId,
    options: [
      {
        ...{ ...plain, what: 'Visita de un técnico que revisa toda la línea', days: 2 },
        ...{ takes: '1 hora en su casa', costs: '0 €' },
        ...{ pros: 'Suele arreglarse del todo', cons: 'Alguien tiene que estar en casa' },
        isRecommended: true,
      },
      {
        ...{ ...plain, what: 'Router nuevo por mensajería', days: 3 },
        ...{ takes: '15 minutos para conectarlo', costs: '0 €' },
        ...{ pros: 'No hace falta esperar en casa', cons: 'Si es la línea, no bastará' },
      },
      {
        ...{ ...plain, what: 'Abono de un mes y seguimiento', days: null },
        ...{ takes: '', costs: '0 €' },
        ...{ pros: 'Sin molestias', cons: 'El problema puede volver por la noche' },
      },
    ],
  });
}
