import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

/** Facts in the history of a case that say nothing of anybody's words. */
const KEPT_FACTS = [
  'state',
  'resumes',
  'ownerId',
  'deputyId',
  'escalatedTo',
  'closingReason',
  'outcome',
  'handled',
  'severity',
  'impact',
  'complexity',
  'isSafety',
  'nextContactAt',
  'dueAt',
  'personId',
];

/**
 * Takes away what was written in these cases, by whomever. Their course stays: states, clocks, promises
 * and how they came out. One that is open ends: there is nobody left to answer.
 * @returns how many there are.
 */
export async function eraseCases(tx: Tx, caseIds: readonly string[]): Promise<number> {
  if (caseIds.length === 0) return 0;
  const ids = [...caseIds];
  await endOpen(tx, ids);
  await eraseAssessment(tx, ids);
  await eraseCourse(tx, ids);
  await eraseChoices(tx, ids);
  await tx`
    update unmatched_reply set sender = ${ERASED}, text = ${ERASED},
      settled_at = coalesce(settled_at, now())
    where org_id = app_org() and case_id = any(${ids}::uuid[])`;
  return ids.length;
}

async function endOpen(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    update promise set state = 'withdrawn', settled_at = now()
    where org_id = app_org() and case_id = any(${ids}::uuid[]) and state = 'open'`;
  const open = await tx<{ id: string }[]>`
    update customer_case set state = 'closed_not_accepted', resumes = null, closed_at = now(),
      closing_reason = 'withdrawn', closing_note = null, version = version + 1
    where org_id = app_org() and id = any(${ids}::uuid[]) and closed_at is null returning id`;
  await tx`
    insert into case_event (org_id, case_id, act, by)
    select app_org(), id, 'closed', 'system' from unnest(${open.map(({ id }) => id)}::uuid[]) as id`;
}

const assessment = [
  'wish',
  'priority',
  'immediate_action',
  'findings',
  'answer',
  'decision',
  'decision_reason',
  'closing_note',
  'alternatives',
  'expectation_gap',
  'outcome_note',
  'manager_wanted_note',
] as const;

async function eraseAssessment(tx: Tx, ids: string[]): Promise<void> {
  for (const column of assessment) {
    await tx`
      update customer_case set ${tx(column)} = ${ERASED}
      where org_id = app_org() and id = any(${ids}::uuid[]) and ${tx(column)} is not null`;
  }
  await tx`
    update customer_case set person_id = null, erased_at = now()
    where org_id = app_org() and id = any(${ids}::uuid[])`;
}

async function eraseCourse(tx: Tx, ids: string[]): Promise<void> {
  await tx`delete from case_photo where org_id = app_org() and case_id = any(${ids}::uuid[])`;
  await tx`delete from case_submission where org_id = app_org() and case_id = any(${ids}::uuid[])`;
  await tx`
    update case_entry set text = ${ERASED}, external_id = null
    where org_id = app_org() and case_id = any(${ids}::uuid[])`;
  await tx`
    update case_event set note = case when note is not null then ${ERASED} end,
      before = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(before)
        where key = any(${KEPT_FACTS})),
      after = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(after)
        where key = any(${KEPT_FACTS}))
    where org_id = app_org() and case_id = any(${ids}::uuid[])`;
  await tx`
    update promise set what = ${ERASED},
      could_delay = case when could_delay is not null then ${ERASED} end,
      cause_note = case when cause_note is not null then ${ERASED} end,
      answer_note = case when answer_note is not null then ${ERASED} end
    where org_id = app_org() and case_id = any(${ids}::uuid[])`;
  await tx`
    update case_step set why = ${ERASED}
    where org_id = app_org() and case_id = any(${ids}::uuid[]) and why is not null`;
}

async function eraseChoices(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    update case_choice set intro = ${ERASED}
    where org_id = app_org() and case_id = any(${ids}::uuid[]) and intro is not null`;
  await tx`
    update case_option set what = ${ERASED}, takes = '', costs = '', pros = '', cons = ''
    where org_id = app_org() and choice_id in (
      select id from case_choice where org_id = app_org() and case_id = any(${ids}::uuid[]))`;
}
