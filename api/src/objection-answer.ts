import type { Tx } from '@vocero/sql/connect';
import { lockObjection, type Objection } from '@vocero/sql/objections';
import type { Objection as Shown } from './contract/objections.ts';
import { notFound, Problem } from './problem.ts';
import type { Wire } from './serve.ts';

/** An objection as the API shows it. */
export function showObjection(row: Objection): Wire<Shown> {
  const { id, stance, saidBy, text, recordedBy, recordedAt, version } = row;
  const { outcome, settledAt, settledBy, answer, escalatedAt, escalatedBy } = row;
  return {
    id,
    theme: { id: row.themeId, label: row.themeLabel },
    stance,
    saidBy,
    member: named(row.memberId, row.memberName),
    department: named(row.departmentId, row.departmentName),
    text,
    recordedBy,
    recordedAt,
    settled: settledAt && outcome ? { at: settledAt, by: settledBy, outcome, answer } : null,
    escalated: escalatedAt && { at: escalatedAt, by: escalatedBy },
    version,
  };
}

const named = (id: string | null, name: string | null) =>
  id !== null && name !== null ? { id, name } : null;

/**
 * Nobody else changes it before the transaction ends.
 * @throws Problem 404, also where its theme is gone.
 */
export async function holdObjection(tx: Tx, id: string): Promise<Objection> {
  const objection = await lockObjection(tx, id);
  if (!objection) throw notFound();
  return objection;
}

export const objectionChanged = () => new Problem(409, 'objection_changed');
