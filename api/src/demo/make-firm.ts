import { randomUUID } from 'node:crypto';
import type { Tx } from '@vocero/sql/connect';
import { insertContactReasons, listContactReasons } from '@vocero/sql/contact-reasons';
import { listPastWeeks } from '@vocero/sql/demo-history';
import { insertDepartment } from '@vocero/sql/departments';
import { putDriverAmount } from '@vocero/sql/drivers';
import { updateMeasures } from '@vocero/sql/measures';
import { insertMember } from '@vocero/sql/members';
import { starterReasons } from '@vocero/sql/starter-reasons';
import { insertSurvey } from '@vocero/sql/surveys';
import { findUserByEmail, insertUser } from '@vocero/sql/users';
import type { Locale } from '../contract/values.ts';
import { randomPublicToken } from '../secrets.ts';
import { insertStarterKinds } from '../starter-kinds.ts';
import {
  demoDepartments,
  demoMeasures,
  demoMembers,
  demoOrganization,
  demoPeople,
  demoVisits,
  type DemoMember,
  type DemoPerson,
} from './organization.ts';
import { makePlaces, type DemoPlace } from './places.ts';
import type { DemoWorld } from './world.ts';

/** The demo organisation as it is needed while its comments are written. */
export interface Firm extends DemoWorld {
  reasons: ReadonlyMap<string, string>;
  surveyId: string;
  formId: string;
  places: Record<DemoPlace, string>;
}

interface NewFirm {
  now: Date;
  locale: Locale;
  passwordHash: string;
}

/** Its people, departments, reasons, rules, pages and how it counts; the organisation is there. */
export async function makeFirm(tx: Tx, { now, locale, passwordHash }: NewFirm): Promise<Firm> {
  const departments = new Map<string, string>();
  for (const { key, name, kind } of demoDepartments) {
    departments.set(key, (await insertDepartment(tx, { name, kind })).id);
  }
  const members = await insertPeople(tx, departments, passwordHash);
  await insertContactReasons(
    tx,
    starterReasons.map((reason) => ({ ...reason, departmentId: null })),
  );
  const reasons = new Map((await listContactReasons(tx)).map(({ code, id }) => [code, id]));
  await insertStarterKinds(tx, locale);
  await updateMeasures(tx, { ...demoMeasures, driverName: demoMeasures.driverName[locale] });
  await insertVisits(tx, now);
  const surveyId = await insertPage(tx, 'survey', locale);
  const formId = await insertPage(tx, 'form', locale);
  const places = await makePlaces(tx, surveyId);
  return { now, locale, members, departments, reasons, surveyId, formId, places };
}

async function insertPeople(
  tx: Tx,
  departments: ReadonlyMap<string, string>,
  passwordHash: string,
): Promise<Record<DemoPerson, string>> {
  const ids = new Map<string, string>();
  for (const member of demoMembers) {
    const departmentId = departments.get(member.departmentKey) ?? null;
    ids.set(member.email, await insertPerson(tx, member, { departmentId, passwordHash }));
  }
  const people = Object.entries(demoPeople).map(([key, email]) => [key, ids.get(email)!]);
  return Object.fromEntries(people) as Record<DemoPerson, string>;
}

async function insertPerson(
  tx: Tx,
  { email, name, role }: DemoMember,
  { departmentId, passwordHash }: { departmentId: string | null; passwordHash: string },
): Promise<string> {
  const known = await findUserByEmail(tx, email);
  const userId = known?.id ?? randomUUID();
  if (!known) await insertUser(tx, { id: userId, name, email, passwordHash });
  return insertMember(tx, { userId, role, name, email, departmentId });
}

/** Visits of each full week that comments are from, and of the one before. */
async function insertVisits(tx: Tx, now: Date): Promise<void> {
  const weeks = await listPastWeeks(tx, now, demoVisits.length);
  for (const [i, { start }] of weeks.entries()) {
    await putDriverAmount(tx, { firstDay: start, days: 7, amount: demoVisits[i]! });
  }
}

async function insertPage(tx: Tx, kind: 'survey' | 'form', locale: Locale): Promise<string> {
  const name = demoOrganization[kind][locale];
  const page = await insertSurvey(tx, { kind, name, token: randomPublicToken(), locale });
  return page.id;
}
