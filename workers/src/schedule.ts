import { setTimeout as sleep } from 'node:timers/promises';
import { aftercareTurn } from '@vocero/sql/aftercare';
import { casesDue } from '@vocero/sql/case-turns';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { nextCustomerMessageTurn } from '@vocero/sql/customer-message-sending';
import { problemsDue } from '@vocero/sql/known-problem-turns';
import { kiosksToTell } from '@vocero/sql/kiosk-silence';
import { reviewsToTell } from '@vocero/sql/solution-reviews';
import { nextInvitationTurn } from '@vocero/sql/invitation-mail';
import { listOrganizationIds } from '@vocero/sql/organizations';
import { appendOutboxAnew, type Topic } from '@vocero/sql/outbox';
import { monthToClose } from '@vocero/sql/statements';
import { monthToTell } from '@vocero/sql/sponsor-months';
import { weekToClose } from '@vocero/sql/top-ten-weeks';
import { readToday } from '@vocero/sql/weeks';
import type { Logger } from './log.ts';
import type { Handler } from './processor.ts';
import type { Queues } from './queue.ts';

/** Work that comes due with the calendar of an organisation, not with anything that somebody does. */
export interface DueCheck {
  topic: Topic;
  /** What the turn is called that is due now, such as the day; null: none is. */
  turnOf: (tx: Tx) => Promise<string | null>;
}

/** A turn that comes later than its hour by so little is missed by nobody. */
const EVERY = 60_000;

const checks: readonly DueCheck[] = [
  { topic: 'themes.verify', turnOf: readToday },
  { topic: 'week.close', turnOf: weekToClose },
  { topic: 'month.close', turnOf: monthToClose },
  { topic: 'sponsors.tell', turnOf: monthToTell },
  { topic: 'invitations.send', turnOf: nextInvitationTurn },
  { topic: 'customers.tell', turnOf: nextCustomerMessageTurn },
  { topic: 'customers.ask', turnOf: aftercareTurn },
  { topic: 'kiosks.tell', turnOf: kiosksToTell },
  { topic: 'reviews.tell', turnOf: reviewsToTell },
  { topic: 'problems.due', turnOf: problemsDue },
  { topic: 'cases.due', turnOf: casesDue },
];

export interface Turns {
  /** Promises the work of every turn of an organisation that was not promised before. */
  promise: (orgId: string) => Promise<void>;
}

/**
 * Remembers the turns that were promised for as long as the process runs. After a start they are
 * promised again, and by every process once: the work finds what is done and leaves it alone.
 */
export function takeTurns(sql: Sql, due: readonly DueCheck[] = checks): Turns {
  const promised = new Map<string, string>();
  return {
    promise: async (orgId) => {
      for (const { topic, turnOf } of due) {
        const name = `${orgId} ${topic}`;
        const turn = await inOrganization(sql, orgId, async (tx) => {
          const current = await turnOf(tx);
          if (current === null || current === promised.get(name)) return null;
          // Work that has begun may have looked before the turn came.
          await appendOutboxAnew(tx, topic, orgId);
          return current;
        });
        if (turn !== null) promised.set(name, turn);
      }
    },
  };
}

/** Looks at the calendars of all organisations, once for each job of the scheduler. */
export function lookAtClocksJob({ sql, log, signal }: Omit<Round, 'turns'>): Handler {
  const turns = takeTurns(sql);
  return () => promiseAll({ sql, log, turns, signal });
}

export interface ScheduleOptions {
  queues: Pick<Queues, 'keepScheduler'>;
  log: Logger;
  /** Milliseconds from one look to the next. */
  every?: number;
}

/**
 * Sees to it, until it is stopped, that the queue's scheduler is there and sound. It lives in the queue
 * and outlives this process; a queue that was lost, or planned by a wrong clock, gets a new one.
 */
export function startSchedule({ queues, log, every = EVERY }: ScheduleOptions) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      await queues
        .keepScheduler('look-at-clocks', every)
        .catch((error: unknown) =>
          log.warn({ err: error }, 'what the calendars ask for waits for another round'),
        );
      await sleep(every, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();

  const stop = async () => {
    stopping.abort();
    await running;
  };
  return { stop };
}

interface Round {
  sql: Sql;
  log: Logger;
  turns: Turns;
  signal: AbortSignal;
}

/** The trouble of one organisation is no other's. */
export async function promiseAll({ sql, log, turns, signal }: Round): Promise<void> {
  for (const orgId of await listOrganizationIds(sql)) {
    if (signal.aborted) return;
    await turns
      .promise(orgId)
      .catch((error: unknown) =>
        log.warn({ org: orgId, err: error }, 'what the calendar asks for waits for another round'),
      );
  }
}
