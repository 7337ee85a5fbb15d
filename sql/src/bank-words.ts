import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';

/** A comment whose words wait to be made searchable. */
export interface BankComment {
  id: string;
  text: string;
}

/** Goes on where an import, or the organisation's comments, were left; whoever else does so waits. */
export async function resumeBankRun(tx: Tx, subjectId: string): Promise<string | null> {
  await tx`
    insert into bank_run (org_id, subject_id) values (app_org(), ${subjectId})
    on conflict do nothing`;
  const [row] = await tx<[{ afterId: string | null }]>`
    select after_id from bank_run
    where org_id = app_org() and subject_id = ${subjectId} for update`;
  return row.afterId;
}

export async function moveBankRun(tx: Tx, subjectId: string, afterId: string): Promise<void> {
  await tx`
    update bank_run set after_id = ${afterId}
    where org_id = app_org() and subject_id = ${subjectId}`;
}

export async function endBankRun(tx: Tx, subjectId: string): Promise<void> {
  await tx`delete from bank_run where org_id = app_org() and subject_id = ${subjectId}`;
}

/** The next comments in the order of their ids, of one import or of all. */
export function listBankComments(
  tx: Tx,
  { importId, afterId, limit }: { importId: string | null; afterId: string | null; limit: number },
) {
  return tx<BankComment[]>`
    select id, text from feedback
    where org_id = app_org() ${importId === null ? tx`` : tx`and import_id = ${importId}`}
      ${afterId === null ? tx`` : tx`and id > ${afterId}`}
    order by id limit ${limit}`;
}

/**
 * Makes comments searchable; those that are already stay as they are, those erased meanwhile are left
 * out, and none is erased while this goes on.
 * @param rows `words` as the engine's `bankVector` writes them.
 */
export async function insertWords(
  tx: Tx,
  rows: readonly { id: string; words: string }[],
): Promise<void> {
  await tx`
    with there as materialized (
      select f.id, f.occurred_at, said.words
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ words }) => words)}::text[])
          as said (id, words)
        join feedback f on f.org_id = app_org() and f.id = said.id
      where f.text <> ${ERASED}
      for share of f
    )
    insert into feedback_words (org_id, feedback_id, occurred_at, words)
    select app_org(), id, occurred_at,
      replace(words, '§', bank_prefix(app_org(), occurred_at))::tsvector
    from there on conflict do nothing`;
}

/** Whether comments wait to be made searchable, besides those that came in a moment ago. */
export async function isBankFilling(tx: Tx): Promise<boolean> {
  const [row] = await tx<[{ filling: boolean }]>`
    select exists (
      select from outbox where org_id = app_org() and topic = 'bank.index') as filling`;
  return row.filling;
}
