import { listOpenEntries } from '@vocero/sql/case-entries';
import { readCaseFacts, type CaseFacts } from '@vocero/sql/case-facts';
import { countCasePhotos } from '@vocero/sql/case-photos';
import { nextSteps } from '@vocero/sql/case-steps';
import type { Tx } from '@vocero/sql/connect';
import {
  listToldMessages,
  readPromiseStory,
  readStepTimes,
  type ToldMessage,
} from '@vocero/sql/customer-page';
import { isOutcomeWanted } from '@vocero/sql/told-outcomes';
import {
  caseSteps,
  customerStageOf,
  customerStages,
  delayCauses,
  isClosed,
  type CaseState,
  type CustomerStage,
} from './contract/case-states.ts';
import {
  mostPhotos,
  type CustomerCase,
  type NextShown,
  type ResponsibleShown,
  type SaidLine,
} from './contract/customer-page.ts';
import type { Role } from './contract/endpoint.ts';
import type { Locale } from './contract/values.ts';
import { readChoiceShown } from './customer-choice.ts';
import { usualSteps } from './usual-steps.ts';

interface CaseShown {
  caseId: string;
  feedbackId: string;
  locale: Locale;
}

/** A case as its customer sees it, of the facts that staff and letters have too. */
export async function readCustomerCase(tx: Tx, shown: CaseShown): Promise<CustomerCase | null> {
  const { caseId, locale } = shown;
  const facts = await readCaseFacts(tx, caseId);
  if (!facts) return null;
  const state = facts.state as CaseState;
  const story = await readPromiseStory(tx, caseId);
  const [reached, next, said, photos] = [
    await readReached(tx, facts),
    await readNext(tx, facts, locale),
    await listSaid(tx, shown),
    await countCasePhotos(tx, caseId),
  ];
  return {
    ...{ stage: customerStageOf(state), reached, next, said },
    isWaiting: state === 'waiting',
    reopenedAt: isClosed(state) ? null : iso(facts.reopenedAt),
    owner: responsible(facts, facts.owner),
    deputy: facts.deputy && responsible(facts, facts.deputy),
    escalatedTo: facts.escalatedTo,
    managerWantedAt: iso(facts.managerWantedAt),
    nextContactAt: isClosed(state) ? null : iso(facts.nextContactAt),
    choice: await readChoiceShown(tx, { caseId, isClosed: isClosed(state) }),
    promise: promiseOf(facts),
    moved: story.movedFrom && {
      from: story.movedFrom.toISOString(),
      cause: delayCauses.find((known) => known === story.cause) ?? null,
      note: story.causeNote,
    },
    missedDueAt: iso(story.missedDueAt),
    ...told(facts, state),
    asksOutcome: asksOutcome(facts) || (await isOutcomeWanted(tx, shown.feedbackId)),
    photosLeft: Math.max(0, mostPhotos - photos),
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** What was answered and decided is told once the case has come so far. */
function told(facts: CaseFacts, state: CaseState) {
  const isTold = customerStageOf(state) === 'answered' || isClosed(state);
  const { closedAt } = facts;
  return {
    answer: isTold ? facts.answer : null,
    decision: isTold ? facts.decision : null,
    decisionReason: isTold ? facts.decisionReason : null,
    alternatives: isTold ? facts.alternatives : null,
    closedAt: iso(closedAt),
    outcome: facts.outcome,
  };
}

const asksOutcome = ({ closedAt, outcomeAt }: CaseFacts) =>
  closedAt !== null && (outcomeAt === null || outcomeAt < closedAt);

function promiseOf({ promise }: CaseFacts): CustomerCase['promise'] {
  if (!promise) return null;
  const { id, what, dueAt, couldDelay, answer, wantedOn } = promise;
  return { id, what, dueAt: dueAt.toISOString(), couldDelay, answer, wantedOn };
}

const responsible = (
  { shows }: CaseFacts,
  { name, role }: { name: string; role: string },
): ResponsibleShown => ({ name: shows === 'name' ? name : null, role: role as Role });

/** When each step was reached the last time; later steps do not count before they come again. */
async function readReached(tx: Tx, facts: CaseFacts) {
  const reached: Record<CustomerStage, string | null> = {
    received: facts.receivedAt.toISOString(),
    seen: iso(facts.acknowledgedAt),
    ...{ looking: null, answered: null, closed: iso(facts.closedAt) },
  };
  for (const { state, at } of await readStepTimes(tx, facts.id)) {
    const stage = customerStageOf(state as CaseState);
    if (stage !== 'looking' && stage !== 'answered') continue;
    if (reached[stage] === null || reached[stage] < at.toISOString()) {
      reached[stage] = at.toISOString();
    }
  }
  const last = customerStages.indexOf(customerStageOf(facts.state as CaseState));
  for (const stage of customerStages.slice(last + 1)) reached[stage] = null;
  return reached;
}

/** The next steps, as the process of such a case has them, else as every case does. */
async function readNext(tx: Tx, facts: CaseFacts, locale: Locale): Promise<NextShown[]> {
  const steps = await nextSteps(tx, facts.id, locale, statesReached(facts));
  if (steps.length === 0) return usualSteps(facts);
  return steps.map(({ by, ...step }) => ({
    ...step,
    locale: step.locale as Locale,
    by: iso(by),
  }));
}

/** The states on the way of every case that this one has come to. */
function statesReached({ state, acknowledgedAt }: CaseFacts): readonly CaseState[] {
  const steps = caseSteps.findIndex((step) => step === state) + 1;
  return caseSteps.slice(0, Math.max(acknowledgedAt === null ? 1 : 2, steps));
}

/** Messages of ours and notes of theirs in one line of time. */
async function listSaid(tx: Tx, { caseId, feedbackId }: CaseShown): Promise<SaidLine[]> {
  const entries = await listOpenEntries(tx, caseId);
  const messages = await listTold(tx, { caseId, feedbackId });
  const theirs = entries.map(({ id, by, text, createdAt, photoIds }): SaidLine => ({
    ...{ id, kind: 'note', subject: null, body: text || null, photos: photoIds },
    by: by === 'customer' ? 'customer' : 'us',
    at: createdAt.toISOString(),
  }));
  const time = ({ at }: SaidLine) => Date.parse(at);
  return [...theirs, ...messages].sort((a, b) => time(a) - time(b));
}

/** What was told to the customer of a case, or to the writer of a comment that has none. */
export const listTold = async (tx: Tx, of: { caseId: string | null; feedbackId: string }) =>
  (await listToldMessages(tx, of)).map(lineOf);

/** Links stand in letters; here they would lead to where one is, or open what is somebody's own. */
const MARKS = /\{\{\w+\}\}/g;

const lineOf = ({ id, kind, subject, body, saidAt }: ToldMessage): SaidLine => ({
  ...{ id, kind, subject, photos: [] },
  by: 'us',
  at: saidAt.toISOString(),
  body: body?.replace(MARKS, '').trim() || null,
});
