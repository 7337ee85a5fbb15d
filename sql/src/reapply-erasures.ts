import { inOrganization, type Sql, type Tx } from './connect.ts';
import { erase } from './erase-person.ts';
import type { ErasedLine } from './erased-log.ts';

/**
 * Erases again who was erased before and is back, since a backup was restored.
 * @returns how many entries the register lacked.
 */
export async function reapplyErasures(sql: Sql, lines: readonly ErasedLine[]): Promise<number> {
  let missing = 0;
  for (const line of lines) {
    missing += await inOrganization(sql, line.org, async (tx) => {
      if (!(await enter(tx, line))) return 0;
      const { id, scope, person: personId, comments } = line;
      const feedbackId = comments[0] ?? null;
      await erase(tx, line.org, { id, scope, personId, feedbackId, also: comments });
      return 1;
    });
  }
  return missing;
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
