import type { Tx } from './connect.ts';
import { copyLines, emptyStaging, fillStaging, type StagedRow } from './import-staging.ts';

/** Rows, and characters of them, stored in one statement: few enough to be kept here until they are. */
const STRETCH = { rows: 10_000, characters: 8_000_000 };

export interface Storing {
  write: (rows: readonly StagedRow[]) => Promise<void>;
  /** All rows are stored. @returns how many comments they are. */
  end: () => Promise<number>;
}

/**
 * Stores rows as comments of an import, a stretch at a time: while the database stores one, the next
 * is read. The table of `createStaging` must be there.
 * @param newCode makes a case code.
 */
export function openStoring(tx: Tx, importId: string, newCode: () => string): Storing {
  let pieces: string[] = [];
  let size = 0;
  let characters = 0;
  let good = 0;
  let stored = 0;
  let storing = Promise.resolve(0);

  const store = async () => {
    stored += await storing;
    storing = storeStretch(tx, importId, { pieces, good, newCode });
    storing.catch(() => undefined); // seen when it is waited for, unless reading fails first
    [pieces, size, characters, good] = [[], 0, 0, 0];
  };
  const write = async (rows: readonly StagedRow[]) => {
    const lines = copyLines(rows);
    pieces.push(lines);
    size += rows.length;
    characters += lines.length;
    for (const row of rows) if (row.refusal === null) good += 1;
    if (size >= STRETCH.rows || characters >= STRETCH.characters) await store();
  };
  const end = async () => {
    await store();
    return stored + (await storing);
  };
  return { write, end };
}

async function storeStretch(
  tx: Tx,
  importId: string,
  { pieces, good, newCode }: { pieces: readonly string[]; good: number; newCode: () => string },
): Promise<number> {
  await fillStaging(tx, pieces);
  const stored = await storeStaged(tx, importId, { good, newCode });
  await emptyStaging(tx);
  return stored;
}

/**
 * Stores the rows of the table as comments of an import: the first of each external id, if it is
 * new. Case codes that are taken are replaced by others.
 * @param newCode makes a case code.
 * @returns how many were stored.
 */
export async function storeStaged(
  tx: Tx,
  importId: string,
  { good, newCode }: { good: number; newCode: () => string },
): Promise<number> {
  let stored = await insertStaged(tx, importId);
  while (stored < good && (await renewCodes(tx, newCode)) > 0) {
    stored += await insertStaged(tx, importId);
  }
  await tx`
    insert into feedback_original (org_id, feedback_id, text)
    select app_org(), import_row.id, original
    from import_row where original is not null and ${isStored(tx)}`;
  await tx`
    insert into import_refusal (org_id, import_id, line, reason, raw)
    select app_org(), ${importId}, line::integer, refusal, raw
    from import_row where refusal is not null`;
  return stored;
}

/** A private table is read in the order it was written: of two with one external id the first wins. */
async function insertStaged(tx: Tx, importId: string): Promise<number> {
  const { count } = await tx`
    insert into feedback (org_id, id, channel, text, language, kind, kind_by,
      kind_rule_id, type, type_by, reason_id, reason_other, customer_ref, external_id, case_code, import_id, sanitised, redacted, occurred_at)
    select app_org(), id, channel, text, language, kind,
      case when kind_rule_id is not null then 'rule' when kind is not null then 'person' end,
      kind_rule_id::uuid, type, type_by, reason_id::uuid, reason_other, customer_ref, external_id, case_code, ${importId}, sanitised::boolean, original is not null,
      coalesce(occurred_at::timestamptz, now())
    from import_row where refusal is null
    on conflict do nothing`;
  return count;
}

/** Gives other codes to rows that were not stored although their external id is not known. */
async function renewCodes(tx: Tx, newCode: () => string): Promise<number> {
  const rows = await tx<{ id: string }[]>`
    select id from import_row
    where refusal is null and not (${isStored(tx)}) and (external_id is null or (
      select feedback.id from feedback
      where org_id = app_org() and feedback.external_id = import_row.external_id) is null)`;
  for (const { id } of rows) {
    await tx`update import_row set case_code = ${newCode()} where id = ${id}`;
  }
  return rows.length;
}

/** Looked up one by one, by the key: joined, all comments would be read for each stretch of rows. */
const isStored = (tx: Tx) => tx`
  (select feedback.id from feedback
    where org_id = app_org() and feedback.id = import_row.id) is not null`;
