import type { AuditValues } from '@vocero/sql/audit';
import type { Tx } from '@vocero/sql/connect';
import {
  removeObjection,
  settleObjection,
  writeObjection,
  type Objection,
  type ObjectionColumns,
} from '@vocero/sql/objections';
import type { z } from 'zod';
import type { AuditAct } from './contract/audit.ts';
import type { changeObjection } from './contract/objections.ts';
import { definedOnly } from './defined-only.ts';
import { holdObjection, objectionChanged } from './objection-answer.ts';
import { notFound } from './problem.ts';

type Change = z.output<typeof changeObjection.body & object>;

export interface ObjectionAct {
  act: AuditAct;
  after: AuditValues;
}

/**
 * Changes an objection as it was read.
 * @returns what was done, for the log: the words that were said are nobody else's business.
 * @throws Problem 404; 409 when somebody else changed it since it was read.
 */
export async function applyChange(
  tx: Tx,
  id: string,
  { version, settled, removed, ...said }: Change,
  memberId: string,
): Promise<ObjectionAct> {
  const before = await holdObjection(tx, id);
  if (before.removedAt !== null && removed !== false) throw notFound();
  if (before.version !== version) throw objectionChanged();
  const after = { ...columnsOf(before), ...definedOnly(said) };
  await writeObjection(tx, id, after);
  if (settled !== undefined) await settleObjection(tx, id, settled && { ...settled, memberId });
  if (removed !== undefined) await removeObjection(tx, id, removed);
  return actOf(before, { settled, removed, stance: after.stance });
}

const columnsOf = (row: Objection): ObjectionColumns => ({
  stance: row.stance,
  saidBy: row.saidBy,
  memberId: row.memberId,
  departmentId: row.departmentId,
  text: row.text,
});

function actOf(
  before: Objection,
  { settled, removed, stance }: Pick<Change, 'settled' | 'removed'> & { stance: string },
): ObjectionAct {
  if (removed) return { act: 'objection_removed', after: {} };
  if (before.removedAt !== null) return { act: 'objection_restored', after: {} };
  if (settled) return { act: 'objection_settled', after: { outcome: settled.outcome } };
  if (settled === null) return { act: 'objection_reopened', after: {} };
  return { act: 'objection_changed', after: { stance } };
}
