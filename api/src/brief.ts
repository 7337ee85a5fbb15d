import type { Tx } from '@vocero/sql/connect';
import { listEvidence } from '@vocero/sql/evidence';
import { findMember } from '@vocero/sql/members';
import { listStatusChanges } from '@vocero/sql/status-changes';
import type { Prevention } from '@vocero/sql/theme-columns';
import { showCaseCode } from './case-code.ts';
import { readThemeDetail } from './theme-detail.ts';

/**
 * A theme with all that a meeting needs to follow why each step was taken.
 * @throws Problem 404.
 */
export async function readBrief(tx: Tx, id: string, madeAt: Date) {
  const theme = await readThemeDetail(tx, id);
  const named = theme.whys.flatMap(({ evidence }) => evidence);
  const comments = named.length > 0 ? await listEvidence(tx, id, named) : [];
  return {
    madeAt,
    theme,
    evidence: comments.map((comment) => ({
      ...comment,
      caseCode: showCaseCode(comment.caseCode),
    })),
    checkedBy: await nameOfChecker(tx, theme.prevention),
    statuses: await listStatusChanges(tx, id),
  };
}

async function nameOfChecker(tx: Tx, prevention: Prevention | null): Promise<string | null> {
  if (!prevention || !('checkedBy' in prevention) || prevention.checkedBy === null) return null;
  return (await findMember(tx, prevention.checkedBy))?.name ?? null;
}
