import { inOrganization, type Sql, type Tx } from './connect.ts';
import { erase } from './erase-person.ts';
import type { ErasedLine } from './erased-log.ts';

export interface Reapplied {
  /** Entries the register lacked, erased again. */
  erased: number;
  /** Those that could not be: each is tried again the next time, and keeps no other from it. */
  failed: { erasureId: string; error: unknown }[];
}

/** Erases again who was erased before and is back, since a backup was restored. */
export async function reapplyErasures(sql: Sql, lines: readonly ErasedLine[]): Promise<Reapplied> {
  const reapplied: Reapplied = { erased: 0, failed: [] };
  for (const line of lines) {
    try {
      if (await reapply(sql, line)) reapplied.erased += 1;
    } catch (error) {
      reapplied.failed.push({ erasureId: line.id, error });
    }
  }
  return reapplied;
}

/** @returns false where the register holds the entry, or the organisation is gone. */
function reapply(sql: Sql, line: ErasedLine): Promise<boolean> {
  return inOrganization(sql, line.org, async (tx) => {
    if (!(await enter(tx, line))) return false;
    const { id, scope, person: personId, comments } = line;
    const feedbackId = comments[0] ?? null;
    await erase(tx, line.org, { id, scope, personId, feedbackId, also: comments });
    return true;
  });
}

/** Enters what the register does not hold as finished; false: it does, or the organisation is gone. */
async function enter(tx: Tx, { id, scope, person, comments }: ErasedLine): Promise<boolean> {
  const rows = await tx`
    insert into erasure (org_id, id, scope, by, person_id, feedback_id)
    select id, ${id}, ${scope}, 'operator', ${person}, ${comments[0] ?? null}
    from organization where id = app_org()
    on conflict (org_id, id) do nothing returning id`;
  if (rows.length > 0) return true;
  const open = await tx`
    select from erasure
    where org_id = app_org() and id = ${id} and finished_at is null for update`;
  return open.length > 0;
}
