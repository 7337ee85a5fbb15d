import { addWorkingDays, endOfDay, type ClockCalendar } from '@vocero/sql/case-clock';
import { readClockCalendar } from '@vocero/sql/case-policy';
import type { Tx } from '@vocero/sql/connect';
import { draftNotice } from '@vocero/sql/delay-notices';
import {
  insertPastCases,
  insertPastPromises,
  type PastCase,
  type PastPromise,
} from '@vocero/sql/demo-promises';
import { openPlaybook, tickLine } from '@vocero/sql/promise-playbook';
import { uuid7 } from '../uuid7.ts';
import type { MadeComment } from './make-comments.ts';
import { promisedIn, waysToday, type PromiseToday } from './promise-words.ts';
import { daysBefore, type DemoWorld } from './world.ts';

const HOUR = 3_600_000;
const after = (at: Date, hours: number) => new Date(at.getTime() + hours * HOUR);

/** Working days promised, working days it took, over and over: late about one time in six. */
const courses = [
  [4, 3],
  [4, 4],
  [3, 2],
  [5, 4],
  [4, 6],
  [4, 2],
  [6, 5],
  [3, 3],
  [4, 3],
  [5, 7],
  [4, 1],
  [4, 4],
] as const;
/** So many past promises, on complaints of so long ago. */
const MOST = 30;
const fromDaysAgo = 96;
const untilDaysAgo = 18;

interface Made {
  one: PastCase;
  promises: PastPromise[];
}

interface Around {
  calendar: ClockCalendar;
  world: DemoWorld;
}

/** Ninety days of promises, and three that somebody has to look at today. */
export async function promiseInDemo(
  tx: Tx,
  comments: readonly MadeComment[],
  world: DemoWorld,
): Promise<void> {
  const around = { calendar: await readClockCalendar(tx), world };
  const past = pastOf(comments).map((made, index) => courseOf(made, index, around));
  const today = recentOf(comments).map((made, index) => todayOf(made, waysToday[index]!, around));
  const made = await insertPastCases(
    tx,
    [...past, ...today].map(({ one }) => one),
  );
  const known = (all: readonly Made[]) => all.filter(({ one }) => made.has(one.id));
  await insertPastPromises(
    tx,
    known([...past, ...today]).flatMap(({ promises }) => promises),
  );
  for (const { promises } of known(today)) await careFor(tx, promises[0]!);
}

const isComplaint = ({ comment }: MadeComment) =>
  ['technician-no-show', 'boiler-part', 'fault-returns', 'charged-twice'].includes(comment.theme);

const pastOf = (comments: readonly MadeComment[]) =>
  comments
    .filter(isComplaint)
    .filter(({ comment: { daysAgo } }) => daysAgo <= fromDaysAgo && daysAgo >= untilDaysAgo)
    .toSorted((a, b) => b.comment.daysAgo - a.comment.daysAgo)
    .filter((_, index) => index % 2 === 0)
    .slice(0, MOST);

const recentOf = (comments: readonly MadeComment[]) =>
  comments
    .filter(isComplaint)
    .filter(({ comment: { daysAgo } }) => daysAgo < untilDaysAgo && daysAgo >= 9)
    .slice(0, waysToday.length);

const promiseOf = (
  { comment, row }: MadeComment,
  caseId: string,
  madeAt: Date,
  dueAt: Date,
): Omit<PastPromise, 'madeBy'> => ({
  ...{ id: uuid7(madeAt.getTime()), caseId, what: promisedIn(row.language).what, madeAt, dueAt },
  riskAt: new Date(madeAt.getTime() + (dueAt.getTime() - madeAt.getTime()) * 0.8),
  couldDelay: comment.theme === 'boiler-part' ? promisedIn(row.language).couldDelay : null,
  ...{ basis: null, state: 'open', settledAt: null, replaces: null, answer: null },
  ...{ answerNote: null, wantedOn: null, answeredAt: null, atRiskAt: null, cause: null },
  ...{ warnedAt: null, missedAt: null },
});

const caseOf = ({ row }: MadeComment, ownerId: string): PastCase => ({
  id: uuid7(row.occurredAt.getTime()),
  ...{ feedbackId: row.id, ownerId, receivedAt: row.occurredAt },
  ackDueAt: after(row.occurredAt, 24),
  acknowledgedAt: after(row.occurredAt, 3),
  ...{ closedAt: null, nextContactAt: null },
});

/** A case that is over: kept, missed, or moved to another day in time. */
function courseOf(made: MadeComment, index: number, { calendar, world }: Around): Made {
  const [promised, took] = courses[index % courses.length]!;
  const owner = index % 3 === 0 ? world.members.marta : world.members.emina;
  const one = caseOf(made, owner);
  const madeAt = after(made.row.occurredAt, 4);
  const on = (days: number) => endOfDay(calendar, addWorkingDays(calendar, madeAt, days));
  const dueAt = on(promised);
  const doneAt = after(on(took), -2);
  const first = { ...promiseOf(made, one.id, madeAt, dueAt), madeBy: owner };
  const basis = index < 8 ? null : { days: 3, n: Math.min(40, index + 4), buffer: 1 };
  one.closedAt = after(doneAt, 1);
  const isLate = doneAt > dueAt;
  if (!isLate || index % 2 === 0) {
    const state = isLate ? ('broken' as const) : ('kept' as const);
    const missedAt = isLate ? dueAt : null;
    const answer = index % 4 === 1 ? ('accepted' as const) : null;
    const answeredAt = answer && after(madeAt, 2);
    return {
      one,
      promises: [{ ...first, basis, state, missedAt, answer, answeredAt, settledAt: doneAt }],
    };
  }
  const warnedAt = after(dueAt, -6);
  const moved = { state: 'renegotiated' as const, settledAt: warnedAt, cause: 'part_missing' };
  const next = {
    ...{ ...promiseOf(made, one.id, warnedAt, on(took + 1)), madeBy: owner },
    ...{ basis, state: 'kept' as const, settledAt: doneAt, replaces: first.id },
  };
  return { one, promises: [{ ...first, basis, ...moved, warnedAt, atRiskAt: warnedAt }, next] };
}

/** A case that is open: at risk, missed, or with a date that the customer refused. */
function todayOf(made: MadeComment, way: PromiseToday, { calendar, world }: Around): Made {
  const { now, members } = world;
  const one = { ...caseOf(made, members.emina), nextContactAt: after(now, 20) };
  const dueAt = after(now, way.dueInHours);
  const first = {
    ...promiseOf(made, one.id, daysBefore(dueAt, way.days), dueAt),
    madeBy: members.emina,
    basis: { days: 3, n: 24, buffer: 1 },
  };
  if (way.kind === 'at_risk') return { one, promises: [{ ...first, atRiskAt: after(now, -2) }] };
  if (way.kind === 'missed') {
    return { one, promises: [{ ...first, state: 'broken', missedAt: dueAt }] };
  }
  const refused = {
    answer: 'refused' as const,
    answerNote: promisedIn(made.row.language).refusal,
    wantedOn: addWorkingDays(calendar, dueAt, 3),
    answeredAt: after(now, -5),
  };
  return { one, promises: [{ ...first, ...refused }] };
}

/** What the clocks have done with a promise that somebody has to look at. */
async function careFor(tx: Tx, promise: PastPromise): Promise<void> {
  const { id: promiseId, caseId, what, dueAt, madeBy } = promise;
  if (promise.atRiskAt) await draftNotice(tx, { promiseId, caseId, what, dueAt }, 'delay');
  if (!promise.missedAt) return;
  await draftNotice(tx, { promiseId, caseId, what, dueAt }, 'missed');
  await openPlaybook(tx, promiseId);
  for (const position of [1, 2]) {
    await tickLine(tx, { promiseId, position, isDone: true, memberId: madeBy });
  }
}
