import { findCaseMore } from '@vocero/sql/case-detail';
import { writeCase, type CaseChange, type HeldCase } from '@vocero/sql/case-columns';
import { tellCustomer } from '@vocero/sql/case-telling';
import type { CustomerMessageKind } from '@vocero/sql/customer-messages';
import type { CaseAct } from './act-on-case.ts';
import { whyNotState, type CaseState, type ClosingReason } from './contract/case-states.ts';
import type { Locale } from './contract/values.ts';
import { message } from './messages.ts';
import { notFound, Problem } from './problem.ts';

interface Step {
  to: CaseState;
  /** What is written together with the state. */
  change?: CaseChange;
  note?: string | null;
}

/** What a customer is told of a state; the others are theirs to see on their page alone. */
const tellings: Partial<Record<CaseState, CustomerMessageKind>> = {
  acknowledged: 'acknowledged',
  proposed: 'answer',
  decided: 'decided',
  waiting: 'waiting',
  closed_accepted: 'closed',
  closed_not_accepted: 'closed',
};

/** Who answers a customer has acknowledged them, whatever was said before. */
const acknowledging: readonly CaseState[] = [
  'acknowledged',
  'proposed',
  'decided',
  'closed_accepted',
  'closed_not_accepted',
];

/**
 * Takes a case to a state, and tells the customer where that is theirs to know.
 * @throws Problem 422 that says in words what is missing.
 */
export async function moveCase(act: CaseAct, locale: Locale, step: Step): Promise<void> {
  const { tx, held, member } = act;
  const { to, change = {}, note = null } = step;
  await requireComplete(act, locale, { ...held, ...change }, to);
  const isNew = acknowledging.includes(to) && !held.acknowledgedAt;
  const wanted = {
    ...change,
    ...(isNew && { acknowledgedAt: new Date(), acknowledgedBy: member.memberId }),
    state: to,
    resumes: to === 'waiting' ? held.state : null,
  };
  await writeCase(tx, held, wanted, {
    act: actOf(to),
    by: 'member',
    memberId: member.memberId,
    note,
  });
  const kind = tellings[to];
  if (kind) await tellOfAct(act, kind, to);
}

/** Each act is told once; the version that it began from is its number. */
export async function tellOfAct(act: CaseAct, kind: CustomerMessageKind, what: string) {
  const { tx, held, member } = act;
  const event = `case ${held.id} ${what} ${held.version}`;
  await tellCustomer(tx, held.id, { kind, event, memberId: member.memberId });
}

function actOf(to: CaseState): string {
  if (to === 'acknowledged') return 'acknowledged';
  return to === 'closed_accepted' || to === 'closed_not_accepted' ? 'closed' : 'state';
}

async function requireComplete(
  { tx }: CaseAct,
  locale: Locale,
  wanted: HeldCase,
  to: CaseState,
): Promise<void> {
  const more = await findCaseMore(tx, wanted.id);
  if (!more) throw notFound();
  const facts = {
    ...wanted,
    state: wanted.state as CaseState, // the column's constraint
    closingReason: wanted.closingReason as ClosingReason | null, // the same
    nextContactAt: wanted.nextContactAt?.toISOString() ?? null,
    hasOpenPromise: more.hasOpenPromise,
  };
  const lacks = whyNotState(facts, to);
  if (lacks.length === 0) return;
  const what = lacks.map((lack) => message(locale, `case_lack.${lack}`)).join(' ');
  throw new Problem(422, 'case_lacks', { what }, { lacks });
}
