import { listCaseComments } from '@vocero/sql/case-comments';
import { findCaseMore, listCaseEvents, type CaseEvent } from '@vocero/sql/case-detail';
import { readCaseFacts, type CaseFacts } from '@vocero/sql/case-facts';
import { findListedCase, type ListedCase } from '@vocero/sql/case-list';
import type { Tx } from '@vocero/sql/connect';
import { showCaseCode } from './case-code.ts';
import { urgencyOf } from './case-urgency.ts';
import type { Case, ListedCase as Shown } from './contract/cases.ts';
import { customerStageOf, type CaseState, type ClosingReason } from './contract/case-states.ts';
import { noteTakers, type Role } from './contract/endpoint.ts';
import type { KeyPrincipal, MemberPrincipal } from './principal.ts';
import { notFound } from './problem.ts';
import type { Wire } from './serve.ts';

type Asker = MemberPrincipal | KeyPrincipal;

/** Who only reads is not told who a customer is. */
export const mayKnowCustomers = (principal: Asker): boolean =>
  principal.kind === 'member' && noteTakers.some((role: Role) => role === principal.role);

/** A case as lists show it. */
export function showListed(row: ListedCase, principal: Asker): Wire<Shown> {
  const { sortAt: _, code, customer, state, closingReason, ...rest } = row;
  return {
    ...rest,
    code: showCaseCode(code),
    customer: mayKnowCustomers(principal) ? customer : null,
    state: state as CaseState, // the column's constraint
    closingReason: closingReason as ClosingReason | null, // the same
    urgency: urgencyOf(row, new Date()),
  };
}

/**
 * A case with everything that is known of it.
 * @throws Problem 404.
 */
export async function showCase(tx: Tx, id: string, principal: Asker): Promise<Wire<Case>> {
  const row = await findListedCase(tx, id);
  const more = await findCaseMore(tx, id);
  const facts = await readCaseFacts(tx, id);
  if (!row || !more || !facts) throw notFound();
  const history = await listCaseEvents(tx, id);
  const comments = await listCaseComments(tx, id);
  return {
    ...showListed(row, principal),
    ...more,
    personId: mayKnowCustomers(principal) ? more.personId : null,
    resumes: more.resumes as CaseState | null, // the states are those of the column
    emotion: more.emotion as Case['emotion'], // the column's constraint
    words: comments.map(({ customerRef: _, ...comment }) => ({
      ...comment,
      caseCode: showCaseCode(comment.caseCode),
    })),
    history,
    undoable: undoableOf(history),
    seen: seenOf(facts),
  };
}

export const reversibleActs = ['people_changed', 'facts_changed'] as const;

/** The last act of a member, where it is of a kind that can be taken back. */
export function undoableOf(history: readonly CaseEvent[]): string | null {
  const last = history.find(({ by }) => by === 'member');
  return last && reversibleActs.some((act) => act === last.act) ? last.id : null;
}

/** What the customer's page shows: by role alone, unless the organisation says otherwise. */
function seenOf(facts: CaseFacts): Wire<Case['seen']> {
  const { owner, shows, promise, answer, decision, decisionReason, alternatives, locale } = facts;
  return {
    stage: customerStageOf(facts.state as CaseState), // the column's constraint
    owner: { role: owner.role as Role, name: shows === 'name' ? owner.name : null },
    nextContactAt: facts.nextContactAt,
    promise: promise && {
      what: promise.what,
      dueAt: promise.dueAt,
      couldDelay: promise.couldDelay,
    },
    answer,
    decision,
    decisionReason,
    alternatives,
    locale,
  };
}
