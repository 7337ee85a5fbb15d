import { inOrganization, type Sql, type Tx } from './connect.ts';

/** Bytes of a file that are stored, and held in memory, together. */
export const PIECE_SIZE = 1_048_576;

export async function insertFilePiece(
  tx: Tx,
  { importId, seq, bytes }: { importId: string; seq: number; bytes: Buffer },
): Promise<void> {
  await tx`
    insert into import_file (org_id, import_id, seq, bytes)
    values (app_org(), ${importId}, ${seq}, ${bytes})`;
}

export async function findFilePiece(
  tx: Tx,
  importId: string,
  seq: number,
): Promise<Buffer | undefined> {
  const [row] = await tx<{ bytes: Buffer }[]>`
    select bytes from import_file
    where org_id = app_org() and import_id = ${importId} and seq = ${seq}`;
  return row?.bytes;
}

/** The whole file, piece by piece, each read in a transaction of its own. */
export async function* readFile(
  sql: Sql,
  orgId: string,
  importId: string,
): AsyncGenerator<Buffer, void, undefined> {
  for (let seq = 0; ; seq += 1) {
    const piece = await inOrganization(sql, orgId, (tx) => findFilePiece(tx, importId, seq));
    if (!piece) return;
    yield piece;
  }
}

export async function deleteFile(tx: Tx, importId: string): Promise<void> {
  await tx`delete from import_file where org_id = app_org() and import_id = ${importId}`;
}

/**
 * Removes what uploads left behind: pieces of files that never became whole within a day, and files
 * that nobody imported within a week.
 */
export async function sweepFiles(tx: Tx): Promise<void> {
  await tx`
    delete from import
    where org_id = app_org() and state = 'uploaded' and created_at < now() - interval '7 days'`;
  await tx`
    delete from import_file
    where org_id = app_org() and created_at < now() - interval '1 day'
      and not exists (select from import where import.org_id = app_org()
        and import.id = import_file.import_id
        and (state in ('uploaded', 'running')
          or state = 'failed' and finished_at > now() - interval '7 days'))`;
}
