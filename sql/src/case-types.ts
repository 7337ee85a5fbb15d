import { randomUUID } from 'node:crypto';
import type { Tx } from './connect.ts';

/** One step of the way that a kind of case goes. */
export interface TypeStep {
  /** The same in every version. */
  key: string;
  name: string;
  /** What the customer is told of it, by language; empty: nothing. */
  customer: Record<string, string>;
  role: string | null;
  departmentId: string | null;
  /** Hours that the clock of cases runs. */
  targetHours: number | null;
  /** Where a case stands at it. */
  state: string | null;
  isRequired: boolean;
}

export interface CaseType {
  id: string;
  names: Record<string, string>;
  isDefault: boolean;
  version: number;
  archivedAt: Date | null;
  steps: TypeStep[];
  /** Open cases that go this way, in whatever version. */
  openCases: number;
}

/** Steps of a type in one version, in their order, as JSON. */
const stepsOf = (tx: Tx) => tx`
  coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'name', s.name, 'customer', s.customer,
      'role', s.role, 'departmentId', s.department_id, 'targetHours', s.target_hours,
      'state', s.state, 'isRequired', s.is_required) order by s.position)
    from case_type_step s
    where s.org_id = t.org_id and s.case_type_id = t.id and s.version = t.version), '[]')`;

const columns = (tx: Tx) => tx`
  t.id, t.names, t.is_default, t.version, t.archived_at, ${stepsOf(tx)} as steps,
  (select count(*)::int from customer_case c
    where c.org_id = t.org_id and c.case_type_id = t.id and c.closed_at is null) as open_cases`;

/** The usual one first, then in the order in which they were made; archived ones come last. */
export function listCaseTypes(tx: Tx) {
  return tx<CaseType[]>`
    select ${columns(tx)} from case_type t where t.org_id = app_org()
    order by t.archived_at is not null, not t.is_default, t.id limit 100`;
}

/** Held until the transaction ends. */
export async function lockCaseType(tx: Tx, id: string): Promise<CaseType | undefined> {
  await tx`select from case_type where org_id = app_org() and id = ${id} for update`;
  const [row] = await tx<CaseType[]>`
    select ${columns(tx)} from case_type t where t.org_id = app_org() and t.id = ${id}`;
  return row;
}

export type StepDraft = Omit<TypeStep, 'key'> & { key: string | null };

export interface CaseTypeDraft {
  names: Record<string, string>;
  isDefault: boolean;
  steps: readonly StepDraft[];
}

/** Makes a kind of case; where it is the usual one, no other is. */
export async function insertCaseType(tx: Tx, draft: CaseTypeDraft): Promise<string> {
  if (draft.isDefault) await clearDefault(tx);
  const [row] = await tx<[{ id: string }]>`
    insert into case_type (org_id, names, is_default)
    values (app_org(), ${tx.json(draft.names)}, ${draft.isDefault}) returning id`;
  await insertSteps(tx, { id: row.id, version: 1 }, draft.steps);
  return row.id;
}

/** Writes a new version; cases that run keep the one they began with. */
export async function updateCaseType(tx: Tx, id: string, draft: CaseTypeDraft): Promise<void> {
  if (draft.isDefault) await clearDefault(tx);
  const [row] = await tx<[{ version: number }]>`
    update case_type set names = ${tx.json(draft.names)}, is_default = ${draft.isDefault},
      version = version + 1
    where org_id = app_org() and id = ${id} returning version`;
  await insertSteps(tx, { id, version: row.version }, draft.steps);
}

export async function setTypeArchived(tx: Tx, id: string, isArchived: boolean): Promise<void> {
  await tx`
    update case_type set is_default = false,
      archived_at = case when ${isArchived} then coalesce(archived_at, now()) end
    where org_id = app_org() and id = ${id}`;
}

async function clearDefault(tx: Tx): Promise<void> {
  await tx`update case_type set is_default = false where org_id = app_org() and is_default`;
}

async function insertSteps(
  tx: Tx,
  at: { id: string; version: number },
  steps: readonly StepDraft[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step, position) => ({
    ...step,
    key: step.key ?? randomUUID(),
    position,
  }));
  await tx`
    insert into case_type_step (org_id, case_type_id, version, key, position, name, customer, role,
      department_id, target_hours, state, is_required)
    select app_org(), ${at.id}, ${at.version}, key, position, name, customer, role,
      "departmentId", "targetHours", state, "isRequired"
    from jsonb_to_recordset(${tx.json(rows)}) as new (key uuid, position int, name text,
      customer jsonb, role text, "departmentId" uuid, "targetHours" int, state text,
      "isRequired" boolean)`;
}

/** What customers are told of the way their matter goes: by kind, in their language or ours. */
export interface PublishedProcess {
  id: string;
  names: Record<string, string>;
  steps: { text: string; locale: string }[];
}

/** The customer's wording of every kind of case that has one; steps that nobody tells are left out. */
export async function publishedProcess(tx: Tx, locale: string): Promise<PublishedProcess[]> {
  const [own] = await tx<[{ locale: string }]>`
    select locale from organization where id = app_org()`;
  const types = (await listCaseTypes(tx)).filter(({ archivedAt }) => archivedAt === null);
  return types
    .map(({ id, names, steps }) => ({
      id,
      names,
      steps: steps.flatMap((step) => toldOf(step.customer, [locale, own.locale]) ?? []),
    }))
    .filter(({ steps }) => steps.length > 0);
}

/** The words of the first of these languages that has any, else of any language; null: none has. */
export function toldOf(
  words: Readonly<Record<string, string>>,
  locales: readonly string[],
): { text: string; locale: string } | null {
  for (const locale of [...locales, ...Object.keys(words)]) {
    const text = words[locale];
    if (text) return { text, locale };
  }
  return null;
}
