import { readFile } from '@vocero/sql/import-files';
import { countNew, createStaging, openStaging, type StagedRow } from '@vocero/sql/import-staging';
import { inOwnTransaction } from '@vocero/sql/own-connection';
import type { z } from 'zod';
import type { ImportCounts, ImportMapping, RefusalReason } from '../contract/imports.ts';
import type { ImportDeps } from './import-deps.ts';
import { readImport, readReasons } from './read-import.ts';

export interface CheckedImport extends z.infer<typeof ImportCounts> {
  /** The first refused rows. */
  refusals: { line: number; reason: RefusalReason; raw: string }[];
}

const MOST_SHOWN = 50;

/** Dry run: reads the whole file as an import would, counts, and stores nothing. */
export async function checkImport(
  { sql, settings }: ImportDeps,
  orgId: string,
  importId: string,
  mapping: ImportMapping,
): Promise<CheckedImport> {
  const context = { reasons: await readReasons(sql, orgId), orgId, secret: settings.secret };
  const file = readFile(sql, orgId, importId);
  const refusals: CheckedImport['refusals'] = [];

  const own = { name: 'vocero import check', orgId };
  return inOwnTransaction(settings.databaseUrl, own, async ({ tx }) => {
    await createStaging(tx);
    const staging = await openStaging(tx);
    let staged = 0;
    const write = async (rows: readonly StagedRow[]) => {
      keepRefusals(rows, refusals);
      // A row without an id is no duplicate of any other: only the rest is for the database.
      const withId = rows.filter((row) => row.externalId !== null);
      staged += withId.length;
      await staging.write(withId);
    };
    const read = await readImport({ file, mapping, context, staging: { write } });
    await staging.end();
    const duplicate = staged - (await countNew(tx));
    const { total, good, refused } = read;
    return { total, accepted: good - duplicate, duplicate, refused, refusals };
  });
}

function keepRefusals(rows: readonly StagedRow[], kept: CheckedImport['refusals']): void {
  for (const { line, refusal, raw } of rows) {
    if (refusal === null || kept.length >= MOST_SHOWN) continue;
    kept.push({ line, reason: refusal as RefusalReason, raw: raw ?? '' });
  }
}
