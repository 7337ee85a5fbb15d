import { addWorkingDays, endOfDay } from './case-clock.ts';
import { readCasePolicy, readClockCalendar } from './case-policy.ts';
import { tellCustomer } from './case-telling.ts';
import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';
import { appendMessage } from './messages.ts';
import { makePromise, riskAtOf } from './promises.ts';

/** By which options are told apart. */
export type OptionLetter = 'A' | 'B' | 'C' | 'D';

/** One way to put a matter right. */
export interface CaseOption {
  solutionId: string | null;
  what: string;
  takes: string;
  costs: string;
  pros: string;
  cons: string;
  /** Working days that it takes at most. */
  days: number | null;
  isRecommended: boolean;
}

/** Options side by side, of which the customer picks one. */
export interface CaseChoice {
  id: string;
  caseId: string;
  intro: string | null;
  options: (CaseOption & { letter: OptionLetter })[];
  offeredAt: Date;
  offeredBy: string | null;
  withdrawnAt: Date | null;
  chosen: OptionLetter | null;
  chosenAt: Date | null;
  begunAt: Date | null;
}

const columns = (tx: Tx) => tx`
  h.id, h.case_id, h.intro, h.offered_at, m.name as offered_by, h.withdrawn_at, h.chosen,
  h.chosen_at, h.begun_at,
  (select jsonb_agg(jsonb_build_object('letter', o.letter, 'solutionId', o.solution_id,
      'what', o.what, 'takes', o.takes, 'costs', o.costs, 'pros', o.pros, 'cons', o.cons,
      'days', o.days, 'isRecommended', o.is_recommended) order by o.letter)
    from case_option o where o.org_id = h.org_id and o.choice_id = h.id) as options`;

/** What was offered in a case, newest first. */
export function listChoices(tx: Tx, caseId: string) {
  return tx<CaseChoice[]>`
    select ${columns(tx)} from case_choice h
      left join member m on m.org_id = h.org_id and m.id = h.offered_by
    where h.org_id = app_org() and h.case_id = ${caseId} order by h.id desc limit 20`;
}

/**
 * What a customer can choose from now, or has chosen and we have begun with; null: nothing is
 * offered. The customer's page shows it.
 */
export async function findOpenChoice(tx: Tx, caseId: string): Promise<CaseChoice | null> {
  const [row] = await tx<CaseChoice[]>`
    select ${columns(tx)} from case_choice h
      left join member m on m.org_id = h.org_id and m.id = h.offered_by
    where h.org_id = app_org() and h.case_id = ${caseId} and h.withdrawn_at is null`;
  return row ?? null;
}

/** The same by its id, held with its case until the transaction ends. */
export async function lockChoice(tx: Tx, id: string): Promise<CaseChoice | undefined> {
  await tx`
    select from customer_case c join case_choice h on h.org_id = c.org_id and h.case_id = c.id
    where c.org_id = app_org() and h.id = ${id} for no key update of c, h`;
  const [row] = await tx<CaseChoice[]>`
    select ${columns(tx)} from case_choice h
      left join member m on m.org_id = h.org_id and m.id = h.offered_by
    where h.org_id = app_org() and h.id = ${id}`;
  return row;
}

/** Whether a case is open; undefined: there is none. Held until the transaction ends. */
export async function lockCaseState(tx: Tx, caseId: string) {
  const [row] = await tx<{ isOpen: boolean }[]>`
    select closed_at is null as is_open from customer_case
    where org_id = app_org() and id = ${caseId} for no key update`;
  return row;
}

export interface NewChoice {
  caseId: string;
  intro: string | null;
  options: readonly CaseOption[];
  memberId: string;
}

const LETTERS: readonly OptionLetter[] = ['A', 'B', 'C', 'D'];

/** Offers options to the customer, in the place of those that were offered before. */
export async function offerChoice(tx: Tx, choice: NewChoice): Promise<string> {
  const { caseId, intro, memberId } = choice;
  await tx`
    update case_choice set withdrawn_at = now()
    where org_id = app_org() and case_id = ${caseId} and withdrawn_at is null`;
  const options = choice.options.map((option, at) => ({ ...option, letter: LETTERS[at]! }));
  const [row] = await tx<[{ id: string }]>`
    insert into case_choice (org_id, case_id, intro, offered_by)
    values (app_org(), ${caseId}, ${intro}, ${memberId}) returning id`;
  await tx`
    insert into case_option (org_id, choice_id, letter, solution_id, what, takes, costs, pros, cons,
      days, is_recommended)
    select app_org(), ${row.id}, letter, "solutionId", what, takes, costs, pros, cons, days,
      "isRecommended"
    from jsonb_to_recordset(${tx.json(options)}) as new (letter text, "solutionId" uuid, what text,
      takes text, costs text, pros text, cons text, days int, "isRecommended" boolean)`;
  const told = options.map(({ solutionId: _solutionId, ...option }) => option);
  const after = { choiceId: row.id, options: told.map(({ letter, what }) => `${letter}: ${what}`) };
  await appendCaseEvent(tx, { caseId, act: 'options_offered', by: 'member', memberId, after });
  const data = { intro: intro ?? '', options: told };
  await tellCustomer(tx, caseId, { kind: 'options', event: `choice ${row.id}`, memberId, data });
  await touch(tx);
  return row.id;
}

/** Takes options back: the customer can choose among them no more. */
export async function withdrawChoice(tx: Tx, choice: CaseChoice, memberId: string): Promise<void> {
  if (choice.withdrawnAt) return;
  await tx`
    update case_choice set withdrawn_at = now()
    where org_id = app_org() and id = ${choice.id} and withdrawn_at is null`;
  const { id: choiceId, caseId } = choice;
  const event = { caseId, act: 'options_withdrawn', memberId, before: { choiceId } };
  await appendCaseEvent(tx, { ...event, by: 'member' });
  await touch(tx);
}

/**
 * Begins with what was chosen, so that it stands; with a day, it is promised by the end of it and
 * the customer is told.
 */
export async function beginChoice(
  tx: Tx,
  { choice, memberId, dueOn }: { choice: CaseChoice; memberId: string; dueOn: string | null },
): Promise<void> {
  const { id, caseId, chosen } = choice;
  await tx`update case_choice set begun_at = now() where org_id = app_org() and id = ${id}`;
  const after = { choiceId: id, chosen };
  await appendCaseEvent(tx, { caseId, act: 'option_begun', by: 'member', memberId, after });
  const option = choice.options.find(({ letter }) => letter === chosen);
  if (dueOn !== null && option) await promiseOption(tx, { caseId, option, memberId, dueOn });
  await touch(tx);
}

async function promiseOption(
  tx: Tx,
  at: { caseId: string; option: CaseOption; memberId: string; dueOn: string },
): Promise<void> {
  const { caseId, option, memberId } = at;
  const { riskShare } = await readCasePolicy(tx);
  const dueAt = endOfDay(await readClockCalendar(tx), at.dueOn);
  const riskAt = riskAtOf(new Date(), dueAt, riskShare);
  const what = option.what;
  const promiseId = await makePromise(tx, { caseId, what, dueAt, riskAt, isMain: true, memberId });
  const event = `promise ${promiseId}`;
  const data = { what, dueAt: dueAt.toISOString() };
  await tellCustomer(tx, caseId, { kind: 'promise', event, memberId, data });
}

/** It has not begun after all: the customer may change their mind. */
export async function unbeginChoice(tx: Tx, choice: CaseChoice, memberId: string): Promise<void> {
  const { id, caseId } = choice;
  await tx`update case_choice set begun_at = null where org_id = app_org() and id = ${id}`;
  const before = { choiceId: id, chosen: choice.chosen };
  await appendCaseEvent(tx, { caseId, act: 'option_unbegun', by: 'member', memberId, before });
  await touch(tx);
}

/** The day that so many working days from today lead to, YYYY-MM-DD. */
export async function dayAfter(tx: Tx, workingDays: number): Promise<string> {
  return addWorkingDays(await readClockCalendar(tx), new Date(), workingDays);
}

/**
 * The customer picks an option, or another one while we have not begun. Picking the same again changes
 * nothing. Whoever is responsible is told at once, and the customer hears from us by the end of the
 * next working day.
 * @returns false where it can be chosen no more.
 */
export async function chooseOption(
  tx: Tx,
  { caseId, choiceId, letter }: { caseId: string; choiceId: string; letter: string },
): Promise<boolean> {
  const choice = await lockChoice(tx, choiceId);
  if (!choice || choice.caseId !== caseId || choice.withdrawnAt) return false;
  if (choice.chosen === letter) return true;
  const option = choice.options.find((one) => one.letter === letter);
  const state = await lockCaseState(tx, caseId);
  if (!option || choice.begunAt || !state?.isOpen) return false;
  await tx`
    update case_choice set chosen = ${letter}, chosen_at = now()
    where org_id = app_org() and id = ${choiceId}`;
  const before = choice.chosen === null ? {} : { chosen: choice.chosen };
  const after = { choiceId, chosen: letter, what: option.what };
  await appendCaseEvent(tx, { caseId, act: 'option_chosen', by: 'customer', before, after });
  await tellOwner(tx, { caseId, choiceId, option });
  await touch(tx);
  return true;
}

async function tellOwner(
  tx: Tx,
  {
    caseId,
    choiceId,
    option,
  }: { caseId: string; choiceId: string; option: CaseChoice['options'][number] },
): Promise<void> {
  const by = endOfDay(await readClockCalendar(tx), await dayAfter(tx, 1));
  const [one] = await tx<[{ ownerId: string; code: string; at: Date }]>`
    update customer_case set next_contact_at = least(next_contact_at, ${by}::timestamptz),
      version = version + 1
    where org_id = app_org() and id = ${caseId} returning owner_id, code, now() as at`;
  await appendMessage(tx, {
    kind: 'option_chosen',
    memberId: one.ownerId,
    once: `option_chosen ${choiceId} ${one.at.toISOString()}`,
    data: {
      code: one.code,
      caseId,
      letter: option.letter,
      what: option.what,
      days: option.days ?? 0,
    },
  });
}

async function touch(tx: Tx): Promise<void> {
  const [{ orgId }] = await tx<[{ orgId: string }]>`select app_org() as org_id`;
  await notifyLive(tx, orgId, 'cases');
}
