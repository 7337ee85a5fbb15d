import { inOrganization, type Sql } from '@vocero/sql/connect';
import {
  deleteFile,
  findFilePiece,
  insertFilePiece,
  PIECE_SIZE,
  sweepFiles,
} from '@vocero/sql/import-files';
import { deleteImport, insertImport } from '@vocero/sql/imports';
import type { ImportPreview, UploadedImport } from '../contract/imports.ts';
import type { z } from 'zod';
import { normaliseLine } from '../normalise.ts';
import { Problem } from '../problem.ts';
import { uuid7 } from '../uuid7.ts';
import { detectImport, SAMPLE_SIZE } from './detect.ts';

/** Bytes of the largest file that is taken in. */
export const largestFile = 512 * 1024 * 1024;

export interface Upload {
  orgId: string;
  fileName: string;
  /** The member who uploads; null: the operator's command line. */
  createdBy: string | null;
  body: AsyncIterable<Uint8Array>;
}

/**
 * Stores a file piece by piece and says what was detected in it. The import is there when the file is
 * whole and can be read; what fails before leaves nothing.
 * @throws Problem 413 when the file is too large.
 * @throws ImportFailure when there is nothing in it that could be imported.
 */
export async function uploadImport(
  sql: Sql,
  upload: Upload,
): Promise<z.infer<typeof UploadedImport>> {
  const { orgId, createdBy } = upload;
  const id = uuid7();
  const fileName = normaliseLine(upload.fileName).slice(0, 200) || 'import.csv';
  try {
    const size = await storePieces(sql, orgId, id, upload.body);
    const preview = detectImport(await readSample(sql, orgId, id), size <= SAMPLE_SIZE);
    await inOrganization(sql, orgId, async (tx) => {
      await sweepFiles(tx);
      await insertImport(tx, { id, fileName, createdBy });
    });
    return { id, ...preview };
  } catch (error) {
    await inOrganization(sql, orgId, (tx) => deleteFile(tx, id)).catch(() => undefined);
    throw error;
  }
}

/** Looks at a stored file again. */
export async function detectStored(
  sql: Sql,
  orgId: string,
  importId: string,
): Promise<ImportPreview> {
  const sample = await readSample(sql, orgId, importId);
  return detectImport(sample, sample.length < SAMPLE_SIZE);
}

/** Takes back what was uploaded, unless it is being imported or was. */
export function discardUpload(sql: Sql, orgId: string, id: string): Promise<void> {
  return inOrganization(sql, orgId, async (tx) => {
    if (await deleteImport(tx, id)) await deleteFile(tx, id);
  });
}

/** Each piece in a transaction of its own: none stays open while a slow sender sends. */
async function storePieces(
  sql: Sql,
  orgId: string,
  importId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<number> {
  let seq = 0;
  let size = 0;
  for await (const bytes of piecesOf(body)) {
    size += bytes.length;
    if (size > largestFile) throw new Problem(413, 'too_large');
    await inOrganization(sql, orgId, (tx) => insertFilePiece(tx, { importId, seq, bytes }));
    seq += 1;
  }
  return size;
}

async function* piecesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= PIECE_SIZE) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, PIECE_SIZE);
      waiting = [all.subarray(PIECE_SIZE)];
      length -= PIECE_SIZE;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** The beginning of a stored file. */
export async function readSample(sql: Sql, orgId: string, importId: string): Promise<Buffer> {
  const piece = await inOrganization(sql, orgId, (tx) => findFilePiece(tx, importId, 0));
  return (piece ?? Buffer.alloc(0)).subarray(0, SAMPLE_SIZE);
}
