import type { Tx } from './connect.ts';

/** A line of the playbook: a starter line, which every language has words for, or words of their own. */
export type PlaybookLine = { code: string; text: null } | { code: null; text: string };

/** What is done after a miss, unless an organisation writes its own. */
export const starterLines = [
  'call',
  'own_it',
  'ask_harm',
  'new_date',
  'make_good',
  'cause',
] as const;

/** What the organisation does when a promise was missed. */
export async function readPlaybook(tx: Tx): Promise<PlaybookLine[]> {
  const own = await tx<PlaybookLine[]>`
    select code, text from promise_playbook where org_id = app_org() order by position`;
  return own.length > 0 ? [...own] : starterLines.map((code) => ({ code, text: null }));
}

/** Writes the playbook anew; what was missed before keeps the lines that it began with. */
export async function writePlaybook(tx: Tx, lines: readonly PlaybookLine[]): Promise<void> {
  await tx`delete from promise_playbook where org_id = app_org()`;
  const rows = lines.map((line, at) => ({ position: at + 1, ...line }));
  await tx`
    insert into promise_playbook (org_id, position, code, text)
    select app_org(), position, code, text
    from jsonb_to_recordset(${tx.json(rows)}) as line (position smallint, code text, text text)`;
}

/** Clock hours after a miss until managers hear of it; promises that were missed already keep theirs. */
export async function writeMissHours(tx: Tx, hours: number): Promise<void> {
  await tx`update case_policy set miss_hours = ${hours} where org_id = app_org()`;
}

/** Opens the playbook for a promise that was missed. Once open it stays as it is. */
export async function openPlaybook(tx: Tx, promiseId: string): Promise<void> {
  const rows = (await readPlaybook(tx)).map((line, at) => ({ position: at + 1, ...line }));
  await tx`
    insert into promise_check (org_id, promise_id, position, code, text)
    select app_org(), ${promiseId}, position, code, text
    from jsonb_to_recordset(${tx.json(rows)}) as line (position smallint, code text, text text)
    where not exists (
      select from promise_check where org_id = app_org() and promise_id = ${promiseId})
    on conflict do nothing`;
}

/** Says that a line is done, or not done after all; false where there is none. */
export async function tickLine(
  tx: Tx,
  line: { promiseId: string; position: number; isDone: boolean; memberId: string },
): Promise<boolean> {
  const { promiseId, position, isDone, memberId } = line;
  const done = await tx`
    update promise_check set ticked_at = case when ${isDone} then coalesce(ticked_at, now()) end,
      ticked_by = case when ${isDone} then coalesce(ticked_by, ${memberId}) end
    where org_id = app_org() and promise_id = ${promiseId} and position = ${position}
    returning position`;
  return done.length > 0;
}
