import type { Tx } from './connect.ts';
import type { ObjectionColumns } from './objections.ts';

/** What somebody had against a theme in the past. */
export interface PastObjection extends ObjectionColumns {
  id: string;
  themeId: string;
  recordedBy: string;
  recordedAt: Date;
  settled: { at: Date; by: string; outcome: string; answer: string } | null;
}

export async function insertPastObjection(tx: Tx, objection: PastObjection): Promise<void> {
  const { id, themeId, stance, saidBy, memberId, departmentId, text, settled } = objection;
  await tx`
    insert into objection (org_id, id, theme_id, stance, said_by, member_id, department_id, text,
      recorded_by, recorded_at, outcome, answer, settled_at, settled_by)
    values (app_org(), ${id}, ${themeId}, ${stance}, ${saidBy}, ${memberId}, ${departmentId},
      ${text}, ${objection.recordedBy}, ${objection.recordedAt}, ${settled?.outcome ?? null},
      ${settled?.answer ?? null}, ${settled?.at ?? null}, ${settled?.by ?? null})`;
}
