import type { FeedbackPosition } from '@vocero/sql/feedback-list';
import { z } from 'zod';
import { Id, Instant } from './contract/values.ts';
import { Problem } from './problem.ts';

const Position = z.tuple([Instant, Id]);

/** The place in a list where its next page begins, opaque to callers. */
export const encodeCursor = ({ at, id }: FeedbackPosition) =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** @throws Problem 400 for anything that was not made by {@link encodeCursor}. */
export function decodeCursor(cursor: string): FeedbackPosition {
  try {
    const json = Buffer.from(cursor, 'base64url').toString('utf8');
    const [at, id] = Position.parse(JSON.parse(json));
    return { at: new Date(at), id };
  } catch {
    throw new Problem(400, 'bad_cursor');
  }
}

/** A page out of one row more than it holds: the further row says that there is a next one. */
export function toPage<T extends { id: string; occurredAt: Date }>(
  rows: readonly T[],
  limit: number,
) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: isMore ? encodeCursor({ at: last.occurredAt, id: last.id }) : null };
}
