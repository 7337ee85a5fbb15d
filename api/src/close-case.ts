import { writeCase } from '@vocero/sql/case-columns';
import { settleMain } from '@vocero/sql/promises';
import type { z } from 'zod';
import { requireOpen, type CaseAct } from './act-on-case.ts';
import type * as contract from './contract/case-acts.ts';
import type { Locale } from './contract/values.ts';
import { moveCase, tellOfAct } from './move-case.ts';
import { Problem } from './problem.ts';

/**
 * Closes a case for a reason. Policy is the last one and needs an explanation; who does not accept is
 * told what else they can do. What was promised is kept by it, or was missed.
 * @throws Problem 409 when it is closed, 422 with what is missing.
 */
export async function closeCase(
  act: CaseAct,
  locale: Locale,
  body: z.output<typeof contract.closeCase.body & object>,
): Promise<void> {
  const { tx, held, member, note } = act;
  requireOpen(held);
  const { accepted, reason, alternatives, expectationGap } = body;
  await moveCase(act, locale, {
    to: accepted ? 'closed_accepted' : 'closed_not_accepted',
    change: {
      closingReason: reason,
      closingNote: body.note,
      ...(alternatives !== undefined && { alternatives }),
      ...(expectationGap !== undefined && { expectationGap }),
      closedAt: new Date(),
      closedBy: member.memberId,
      nextContactAt: null,
    },
    note: body.note,
  });
  await settleMain(tx, held.id, member.memberId);
  await note({ act: 'case_closed', after: { accepted, reason } });
}

/** Opens a closed case again: it has its owner, a date of the next contact, and a promise to make. */
export async function reopenCase(
  act: CaseAct,
  locale: Locale,
  { reason, nextContactAt }: { reason: string; nextContactAt: string },
): Promise<void> {
  const { held, note } = act;
  if (!held.closedAt) throw new Problem(409, 'case_not_closed');
  await moveCase(act, locale, {
    to: 'reopened',
    change: {
      closedAt: null,
      closedBy: null,
      closingReason: null,
      closingNote: null,
      reopenedAt: new Date(),
      reopenings: held.reopenings + 1,
      nextContactAt: new Date(nextContactAt),
    },
    note: reason,
  });
  await tellOfAct(act, 'reopened', 'reopened');
  await note({ act: 'case_reopened' });
}

/**
 * Acknowledges a case as a person: the automatic receipt never does. Where the matter has gone on
 * already, it stays there.
 * @throws Problem 409 when somebody did before.
 */
export async function acknowledgeCase(
  act: CaseAct,
  locale: Locale,
  nextContactAt: Date,
): Promise<void> {
  const { held, member, note } = act;
  requireOpen(held);
  const isFirst = held.state === 'received' || held.state === 'reopened';
  if (!isFirst && held.acknowledgedAt) throw new Problem(409, 'case_acknowledged');
  const change = {
    nextContactAt,
    ...(!held.acknowledgedAt && {
      acknowledgedAt: new Date(),
      acknowledgedBy: member.memberId,
    }),
  };
  if (isFirst) await moveCase(act, locale, { to: 'acknowledged', change });
  else await acknowledgeWhereItStands(act, change);
  await note({ act: 'case_acknowledged' });
}

async function acknowledgeWhereItStands(act: CaseAct, change: object): Promise<void> {
  const { tx, held, member } = act;
  await writeCase(tx, held, change, {
    ...{ act: 'acknowledged', by: 'member', memberId: member.memberId },
  });
  await tellOfAct(act, 'acknowledged', 'acknowledged');
}

/** The customer has answered: the case goes on where it waited. */
export async function resumeCase(act: CaseAct, nextContactAt: Date | null): Promise<void> {
  const { tx, held, member, note } = act;
  if (held.state !== 'waiting' || held.resumes === null) throw new Problem(409, 'case_not_waiting');
  await writeCase(
    tx,
    held,
    { state: held.resumes, resumes: null, ...(nextContactAt && { nextContactAt }) },
    { act: 'state', by: 'member', memberId: member.memberId },
  );
  await note({ act: 'case_moved', after: { to: held.resumes } });
}
