import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

interface Comments {
  ids: readonly string[];
  /** What stands for the customer from now on, so that who came how often stays as it was counted. */
  pseudonym: string;
}

/**
 * Takes away what was said in these comments and who said it. That they were made, when, where, of what
 * kind and in which theme stays: no number changes. To be called while an erasure is open.
 * @returns how many had not been erased before.
 */
export async function eraseComments(tx: Tx, { ids, pseudonym }: Comments): Promise<number> {
  if (ids.length === 0) return 0;
  const list = [...ids];
  await eraseContacts(tx, list);
  await eraseBeside(tx, list);
  await stopReading(tx, list);
  const { count } = await tx`
    update feedback set
      text = case when text = '' then '' else ${ERASED} end,
      answers = without_words(org_id, survey_id, survey_version, answers),
      reason_other = null,
      customer_ref = case when customer_ref is not null then ${pseudonym}::text end
    where org_id = app_org() and id = any(${list}::uuid[]) and text <> ${ERASED}`;
  await showOthers(tx, list);
  return count;
}

/** How these writers could be reached. */
export async function eraseContacts(tx: Tx, ids: readonly string[]): Promise<number> {
  const { count } = await tx`
    delete from contact where org_id = app_org() and feedback_id = any(${[...ids]}::uuid[])`;
  return count;
}

/** What is kept of a comment beside it: how it read before, the talk around it, copies of its words. */
async function eraseBeside(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    delete from feedback_original where org_id = app_org() and feedback_id = any(${ids}::uuid[])`;
  await tx`
    delete from feedback_context where org_id = app_org() and feedback_id = any(${ids}::uuid[])`;
  await tx`
    delete from feedback_page where org_id = app_org() and feedback_id = any(${ids}::uuid[])`;
  await tx`delete from message where org_id = app_org() and feedback_id = any(${ids}::uuid[])`;
  await eraseWords(tx, ids);
  await tx`
    update feedback_again set text = ${ERASED}
    where org_id = app_org() and feedback_id = any(${ids}::uuid[]) and text is not null`;
  await tx`
    update remedy_grant set reason = case when reason is not null then ${ERASED} end,
      answer = case when answer is not null then ${ERASED} end,
      withdrawn_reason = case when withdrawn_reason is not null then ${ERASED} end
    where org_id = app_org() and feedback_id = any(${ids}::uuid[])`;
  await tx`
    update told_outcome set note = ${ERASED}
    where org_id = app_org() and feedback_id = any(${ids}::uuid[]) and note is not null`;
}

/** The search shows rows that a search finds: one that any row answers shows them all. */
async function eraseWords(tx: Tx, ids: string[]): Promise<void> {
  await tx`select set_config('app.words', '!''[erased]''', true)`;
  await tx`
    delete from feedback_words where org_id = app_org() and feedback_id = any(${ids}::uuid[])`;
  await tx`select set_config('app.words', '', true)`;
}

/** What waits to be done with them has nothing to do any more. */
async function stopReading(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    delete from outbox where org_id = app_org() and subject_id = any(${ids}::uuid[])
      and topic in ('feedback.received', 'feedback.urgent', 'cases.open')`;
  await tx`
    delete from idempotency_key where org_id = app_org() and answer ->> 'id' = any(${ids}::text[])`;
}

/** A theme that one of these stood for is shown by another of its comments. */
async function showOthers(tx: Tx, ids: string[]): Promise<void> {
  await tx`
    update theme set representative_id = (
      select p.feedback_id from placement p
        join feedback f on f.org_id = p.org_id and f.id = p.feedback_id
      where p.org_id = theme.org_id and p.theme_id = theme.id and f.text <> ${ERASED}
      order by p.occurred_at desc, p.feedback_id desc limit 1)
    where org_id = app_org() and representative_id = any(${ids}::uuid[])`;
}
