import { lockCase, type HeldCase } from '@vocero/sql/case-columns';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import type { Audit, AuditEntry } from './audit.ts';
import { showCase } from './case-answer.ts';
import { showCaseCode } from './case-code.ts';
import type { MemberPrincipal } from './principal.ts';
import { notFound, Problem } from './problem.ts';

/** A member's act on one case, as everything that acts on it gets to see it. */
export interface CaseAct {
  tx: Tx;
  held: HeldCase;
  member: MemberPrincipal;
  /** Writes the act down, with the case's code as its label. */
  note: (entry: Pick<AuditEntry, 'act' | 'before' | 'after'>) => Promise<void>;
}

interface Asked {
  member: MemberPrincipal;
  id: string;
  /** Undefined: it does not matter what was read. */
  version: number | undefined;
  audit: Audit;
}

/**
 * Does something with a case that nobody else changes meanwhile, and answers with what it has become.
 * @throws Problem 404, or 409 when somebody changed it since it was read.
 */
export function actOnCase(sql: Sql, asked: Asked, work: (act: CaseAct) => Promise<void>) {
  const { member, id, version, audit } = asked;
  return inOrganization(sql, member.orgId, async (tx) => {
    const held = await lockCase(tx, id);
    if (!held) throw notFound();
    if (version !== undefined && held.version !== version) throw new Problem(409, 'case_changed');
    const subject = { kind: 'case' as const, id, label: showCaseCode(held.code) };
    await work({ tx, held, member, note: (entry) => audit(tx, { ...entry, subject }) });
    return showCase(tx, id, member);
  });
}

/** What is closed can be opened again, and is left alone otherwise. */
export function requireOpen({ closedAt }: HeldCase): void {
  if (closedAt) throw new Problem(409, 'case_closed');
}
