import type { Tx } from '@vocero/sql/connect';
import { insertPastDigest, insertPastMessage, listPastWeeks } from '@vocero/sql/demo-history';
import { readDigest } from '@vocero/sql/digest';
import { countTopTen, type TopTen } from '@vocero/sql/top-ten';
import { insertTopTen, type FrozenRow } from '@vocero/sql/top-ten-weeks';
import { targetProgress } from '@vocero/workers/engine/top-ten/target-progress';
import { uuid7 } from '../uuid7.ts';
import type { Firm } from './make-firm.ts';
import type { MadeComment } from './make-comments.ts';
import type { Moment } from './moment.ts';
import { movementsAt } from './past-movements.ts';
import { readAt } from './world.ts';

/** So many weeks were closed, and of so many of the last of them there is a digest. */
const CLOSED = 10;
const DIGESTED = 4;
const HOUR = 3_600_000;

/** The closing of each of the last full weeks, an hour after its end, with what was so then. */
export async function closingsOf(
  tx: Tx,
  comments: readonly MadeComment[],
  firm: Firm,
): Promise<Moment[]> {
  const weeks = await listPastWeeks(tx, firm.now, CLOSED);
  return weeks.flatMap(({ start, ends }, i) => {
    const at = new Date(Math.min(ends.getTime() + HOUR, firm.now.getTime()));
    const closing = { at, write: (tx: Tx) => closeWeek(tx, start, at) };
    if (i < CLOSED - DIGESTED) return [closing];
    return [closing, { at, write: (tx: Tx) => tellWeek(tx, { start, at, comments, firm }) }];
  });
}

async function closeWeek(tx: Tx, start: string, at: Date): Promise<void> {
  const week = await countTopTen(tx, start);
  await insertTopTen(tx, week, frozenRows(week), at);
}

const frozenRows = ({ rows, driverAmount: driver }: TopTen): FrozenRow[] =>
  rows.map((row) => ({
    ...row,
    progress: row.target && targetProgress(row.target, { count: row.contacts, driver }),
  }));

interface Closed {
  start: string;
  at: Date;
  comments: readonly MadeComment[];
  firm: Firm;
}

/** The digest of a week, and word of it to all but those who only write comments down. */
async function tellWeek(tx: Tx, { start, at, comments, firm }: Closed): Promise<void> {
  const movementOf = await movementsAt(tx, at, comments);
  await insertPastDigest(tx, await readDigest(tx, start, movementOf), at);
  const { lucia, adnan, grace, marta } = firm.members;
  for (const memberId of [lucia, adnan, grace, marta]) {
    await insertPastMessage(tx, {
      id: uuid7(at.getTime()),
      kind: 'digest',
      memberId,
      themeId: null,
      once: `digest ${start}`,
      data: { weekStart: start },
      at,
      readAt: readAt(at, firm.now),
    });
  }
}
