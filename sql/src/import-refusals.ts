import type { Tx } from './connect.ts';

export interface ImportRefusal {
  line: number;
  reason: string;
  /** The row as a line of CSV. */
  raw: string;
}

/** The next refused rows, from the line after `after` on. */
export function listRefusals(tx: Tx, importId: string, after: number, limit: number) {
  return tx<ImportRefusal[]>`
    select line, reason, raw from import_refusal
    where org_id = app_org() and import_id = ${importId} and line > ${after}
    order by line limit ${limit}`;
}

/** What the columns of the file are called. */
export async function readColumns(tx: Tx, importId: string): Promise<string[] | undefined> {
  const [row] = await tx<{ columns: string[] }[]>`
    select columns from import where org_id = app_org() and id = ${importId}`;
  return row?.columns;
}
