import { listActions } from '@vocero/sql/actions';
import type { Tx } from '@vocero/sql/connect';
import { insertPastMessage } from '@vocero/sql/demo-history';
import { insertPastReport } from '@vocero/sql/demo-suppliers';
import type { SupplierState } from '@vocero/sql/supplier-reports';
import { writeGivenActions } from '@vocero/sql/supplier-themes';
import { uuid7 } from '../uuid7.ts';
import type { Locale } from '../contract/values.ts';
import type { MadeTheme } from './make-themes.ts';
import { dayIn, daysBefore, readAt, type DemoWorld } from './world.ts';
import { spoken } from './spoken.ts';

interface DemoReport {
  daysAgo: number;
  state: SupplierState;
  text: Record<Locale, string>;
  expectedInDays: number | null;
}

const reportedBy = 'Nuria Casal';
const supplier = { key: 'tervanta-parts', theme: 'boiler-part', name: 'Tervanta Parts' };

/** What the supplier of boiler parts reported, oldest first. */
const reports: readonly DemoReport[] = [
  {
    daysAgo: 12,
    state: 'seen',
    text: spoken({
      en: 'We have looked at the orders of the last three months: two of the twelve parts come from one factory and cause most of the waiting.',
      es: 'Hemos revisado los pedidos de los últimos tres meses: dos de las doce piezas vienen de una sola fábrica y causan casi toda la espera.',
      bs: 'Pregledali smo narudžbe posljednja tri mjeseca: dva od dvanaest dijelova dolaze iz jedne fabrike i uzrok su većine čekanja.',
      hr: 'Pregledali smo narudžbe iz posljednja tri mjeseca: dva od dvanaest dijelova dolaze iz jedne tvornice i uzrok su većine čekanja.',
      sr: 'Pregledali smo porudžbine iz poslednja tri meseca: dva od dvanaest delova dolaze iz jedne fabrike i uzrok su većine čekanja.',
    }),
    expectedInDays: null,
  },
  {
    daysAgo: 4,
    state: 'working',
    text: spoken({
      en: 'A second factory has confirmed the fan; the control board is still being tested.',
      es: 'Una segunda fábrica ha confirmado el ventilador; la placa de control aún está en pruebas.',
      bs: 'Druga fabrika je potvrdila ventilator; upravljačka ploča se još ispituje.',
      hr: 'Druga tvornica potvrdila je ventilator; upravljačka ploča još se ispituje.',
      sr: 'Druga fabrika je potvrdila ventilator; upravljačka ploča se još ispituje.',
    }),
    expectedInDays: 16,
  },
];

/** The supplier has something to do, and has said twice how far it is: its owner was told. */
export async function reportAsSupplier(
  tx: Tx,
  themes: readonly MadeTheme[],
  world: DemoWorld,
): Promise<void> {
  const themeId = themes.find(({ demo }) => demo.key === supplier.theme)!.row.id;
  const departmentId = world.departments.get(supplier.key)!;
  const actions = await listActions(tx, themeId);
  const theirs = actions.filter(({ what }) => what.includes(supplier.name)).map(({ id }) => id);
  await writeGivenActions(tx, { themeId, departmentId, actionIds: theirs });
  for (const report of reports) await writeReport(tx, report, { themeId, departmentId, world });
}

async function writeReport(
  tx: Tx,
  { daysAgo, state, text, expectedInDays }: DemoReport,
  at: { themeId: string; departmentId: string; world: DemoWorld },
): Promise<void> {
  const { themeId, departmentId, world } = at;
  const when = daysBefore(world.now, daysAgo);
  const id = uuid7(when.getTime());
  await insertPastReport(tx, {
    ...{ id, departmentId, themeId, reportedBy, state, at: when },
    text: text[world.locale],
    expectedOn: expectedInDays === null ? null : dayIn(world.now, expectedInDays),
  });
  await insertPastMessage(tx, {
    id: uuid7(when.getTime()),
    kind: 'supplier_report',
    memberId: world.members.adnan,
    themeId,
    once: `supplier_report ${id}`,
    data: { supplier: supplier.name, state },
    at: when,
    readAt: readAt(when, world.now),
  });
}
