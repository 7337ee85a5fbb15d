import { addClockHours } from './case-clock.ts';
import { readClockCalendar } from './case-policy.ts';
import { appendCaseEvent } from './cases.ts';
import { toldOf, type TypeStep } from './case-types.ts';
import type { Tx } from './connect.ts';

/** A step of a case's own way, and what became of it. */
export interface CaseStep extends TypeStep {
  /** Null: it is still to come. */
  done: { state: 'done' | 'skipped'; why: string | null; by: string | null; at: string } | null;
}

export interface CaseWay {
  typeId: string | null;
  version: number | null;
  names: Record<string, string> | null;
  receivedAt: Date;
  closedAt: Date | null;
  steps: CaseStep[];
}

/** The way that a case goes, in the version that it began with; undefined: there is no such case. */
export async function readCaseWay(tx: Tx, caseId: string): Promise<CaseWay | undefined> {
  const [row] = await tx<CaseWay[]>`
    select c.case_type_id as type_id, c.case_type_version as version, t.names, c.received_at,
      c.closed_at,
      coalesce((select jsonb_agg(jsonb_build_object('key', s.key, 'name', s.name,
          'customer', s.customer, 'role', s.role, 'departmentId', s.department_id,
          'targetHours', s.target_hours, 'state', s.state, 'isRequired', s.is_required,
          'done', case when d.key is not null then jsonb_build_object('state', d.state,
            'why', d.why, 'by', m.name, 'at', d.at) end) order by s.position)
        from case_type_step s
          left join case_step d on d.org_id = s.org_id and d.case_id = c.id and d.key = s.key
          left join member m on m.org_id = d.org_id and m.id = d.by
        where s.org_id = c.org_id and s.case_type_id = c.case_type_id
          and s.version = c.case_type_version), '[]') as steps
    from customer_case c
      left join case_type t on t.org_id = c.org_id and t.id = c.case_type_id
    where c.org_id = app_org() and c.id = ${caseId}`;
  return row;
}

/** The same, and nobody else moves the case before the transaction ends. */
export async function lockCaseWay(tx: Tx, caseId: string): Promise<CaseWay | undefined> {
  await tx`
    select from customer_case where org_id = app_org() and id = ${caseId} for no key update`;
  return readCaseWay(tx, caseId);
}

/** What will happen next, as the customer is told. */
export interface NextStep {
  key: string;
  text: string;
  /** The language of the words. */
  locale: string;
  /** By when, as far as a target is set for it and all before it, and that is still to come. */
  by: Date | null;
}

const SHOWN_NEXT = 3;

/**
 * The next three steps of a case in the customer's words, with dates where targets are set: of the
 * steps that nobody took yet, those that customers are told of. Steps of a state that the case has
 * reached are behind it, also where nobody ticked them. None for a case without a type, or one that
 * is closed.
 */
export async function nextSteps(
  tx: Tx,
  caseId: string,
  locale: string,
  reached: readonly string[] = [],
): Promise<NextStep[]> {
  const way = await readCaseWay(tx, caseId);
  if (!way || way.closedAt || way.steps.length === 0) return [];
  const [own] = await tx<[{ locale: string }]>`
    select locale from organization where id = app_org()`;
  const dates = await dueDates(tx, way);
  const ahead = stepsAhead(way.steps);
  const behind = ahead.findLastIndex(({ state }) => state !== null && reached.includes(state));
  return ahead
    .slice(behind + 1)
    .flatMap((step) => {
      const told = toldOf(step.customer, [locale, own.locale]);
      return told ? [{ key: step.key, ...told, by: dates.get(step.key) ?? null }] : [];
    })
    .slice(0, SHOWN_NEXT);
}

/** What comes after the last step that was taken or passed over. */
export const stepsAhead = <Step extends Pick<CaseStep, 'done'>>(steps: readonly Step[]): Step[] =>
  steps.slice(steps.findLastIndex(({ done }) => done !== null) + 1);

/** Required steps before one that nobody took: going on past them is skipping them. */
export const skippedBefore = (steps: readonly CaseStep[], key: string): CaseStep[] =>
  steps
    .slice(
      0,
      Math.max(
        0,
        steps.findIndex((step) => step.key === key),
      ),
    )
    .filter(({ done, isRequired }) => isRequired && done === null);

/** When each step ahead is due: targets add up from the last step taken; a gap ends it. */
async function dueDates(tx: Tx, way: CaseWay): Promise<Map<string, Date>> {
  const calendar = await readClockCalendar(tx);
  const last = way.steps.findLast(({ done }) => done !== null)?.done;
  const dates = new Map<string, Date>();
  let at = last ? new Date(last.at) : way.receivedAt;
  for (const { key, targetHours } of stepsAhead(way.steps)) {
    if (targetHours === null) break;
    at = addClockHours(calendar, at, targetHours);
    if (at.getTime() > Date.now()) dates.set(key, at);
  }
  return dates;
}

/** Makes a case go another way from here on, in that way's newest version; null: no set way. */
export async function setCaseType(
  tx: Tx,
  { caseId, typeId, memberId }: { caseId: string; typeId: string | null; memberId: string },
): Promise<void> {
  await tx`
    update customer_case set case_type_id = ${typeId}, version = version + 1,
      case_type_version = (select version from case_type
        where org_id = app_org() and id = ${typeId}::uuid)
    where org_id = app_org() and id = ${caseId}`;
  await appendCaseEvent(tx, { caseId, act: 'type_set', by: 'member', memberId, after: { typeId } });
}

interface StepAct {
  caseId: string;
  step: Pick<CaseStep, 'key' | 'name'>;
  memberId: string;
}

/** A step was taken; one that was passed over before was taken after all. */
export async function takeStep(tx: Tx, { caseId, step, memberId }: StepAct): Promise<void> {
  await tx`
    insert into case_step (org_id, case_id, key, state, by)
    values (app_org(), ${caseId}, ${step.key}, 'done', ${memberId})
    on conflict (org_id, case_id, key) do update set state = 'done', why = null,
      by = excluded.by, at = now()`;
  const after = { key: step.key, step: step.name };
  await appendCaseEvent(tx, { caseId, act: 'step_done', by: 'member', memberId, after });
}

/** A step was passed over, for a reason. */
export async function skipStep(
  tx: Tx,
  { caseId, step, memberId, why }: StepAct & { why: string },
): Promise<void> {
  await tx`
    insert into case_step (org_id, case_id, key, state, why, by)
    values (app_org(), ${caseId}, ${step.key}, 'skipped', ${why}, ${memberId})
    on conflict do nothing`;
  const after = { key: step.key, step: step.name };
  const event = { caseId, act: 'step_skipped', memberId, after, note: why };
  await appendCaseEvent(tx, { ...event, by: 'member' });
}

/** A step was not taken after all. */
export async function untakeStep(tx: Tx, { caseId, step, memberId }: StepAct): Promise<void> {
  await tx`
    delete from case_step where org_id = app_org() and case_id = ${caseId} and key = ${step.key}`;
  const before = { key: step.key, step: step.name };
  await appendCaseEvent(tx, { caseId, act: 'step_undone', by: 'member', memberId, before });
}
