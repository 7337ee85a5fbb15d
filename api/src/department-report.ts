import type { Tx } from '@vocero/sql/connect';
import {
  countByDepartment,
  listCausers,
  type DepartmentContacts,
} from '@vocero/sql/reason-reports';
import type { Period } from '@vocero/sql/report-period';
import { rateOf } from './rate.ts';
import { avoidableRate } from './reason-report.ts';

const nothing = { count: 0, byTheme: 0, classified: 0, avoidable: 0 };

/** Contacts of a period by who causes them: never by who took them. */
export async function readDepartmentReport(tx: Tx, period: Period) {
  const heard = new Map(
    (await countByDepartment(tx, period)).map((row) => [row.departmentId, row]),
  );
  const contacts = Array.from(heard.values()).reduce((sum, { count }) => sum + count, 0);
  const contactsOf = (id: string | null) => heard.get(id) ?? { departmentId: id, ...nothing };
  const items = (await listCausers(tx))
    .map(({ themes, ...department }) => ({
      department,
      themes,
      ...shown(contactsOf(department.id), contacts),
    }))
    .filter(({ count, themes }) => count > 0 || themes > 0)
    .sort((a, b) => b.count - a.count);
  const unknown = { department: null, themes: 0, ...shown(contactsOf(null), contacts) };
  return { period, contacts, items: [...items, unknown] };
}

const shown = (own: DepartmentContacts, contacts: number) => ({
  count: own.count,
  byTheme: own.byTheme,
  share: rateOf(own.count, contacts),
  avoidable: avoidableRate([own]),
});
