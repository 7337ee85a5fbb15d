import { MOST_RANKED, searchClosest, searchFeedback } from '@vocero/sql/bank-search';
import type { Tx } from '@vocero/sql/connect';
import type { Feedback } from '@vocero/sql/feedback';
import { listFeedback, type FeedbackFilter } from '@vocero/sql/feedback-list';
import { bankMarks } from '@vocero/workers/engine/bank/bank-marks';
import { z } from 'zod';
import { readAsked, type Asked } from './bank-query.ts';
import { idsOfCandidate } from './candidate-reasons.ts';
import type { listFeedback as contract } from './contract/feedback.ts';
import { decodeCursor, encodeCursor, toPage } from './cursor.ts';
import type { ModelCache } from './model-cache.ts';
import { Problem } from './problem.ts';

export type ListQuery = z.output<typeof contract.query & object>;

interface Page {
  items: Feedback[];
  nextCursor: string | null;
}

/** A page of comments, with the places of each that say what is searched for. */
export async function listComments(
  tx: Tx,
  readModel: ModelCache,
  orgId: string,
  query: ListQuery,
): Promise<Page & { marksOf: (text: string) => [number, number][] }> {
  const asked = await readAsked(tx, query);
  const filter = await filterOf(tx, readModel, orgId, query);
  const page = await readPage(tx, asked, filter, query);
  return { ...page, marksOf: (text) => (asked ? bankMarks(asked.terms, text) : []) };
}

/** The filters in the terms of the database: the comments of a candidate reason are named one by one. */
export async function filterOf(
  tx: Tx,
  readModel: ModelCache,
  orgId: string,
  { candidate, ...query }: Omit<ListQuery, 'cursor' | 'limit' | 'order'>,
): Promise<FeedbackFilter> {
  const { theme, state, channel, language, reason, department, kind, type, since, until } = query;
  const { repeat, again, firstTime, scored, acted, place, survey, urgent, flagged } = query;
  const { version, asked, answered } = query;
  const { kiosk, ended } = query;
  const ids =
    candidate === undefined ? undefined : await idsOfCandidate(tx, readModel, orgId, candidate);
  const own = { theme, state, channel, language, reason, department, kind, type, since, until };
  const met = { place, kiosk, ended, survey, version, asked, answered, urgent, flagged };
  return { ...own, ...met, acted, repeat, again, firstTime, scored, import: query.import, ids };
}

async function readPage(
  tx: Tx,
  asked: Asked | null,
  filter: FeedbackFilter,
  { cursor, limit, order }: ListQuery,
): Promise<Page> {
  if (asked && order === 'closest') return readClosest(tx, asked, filter, { cursor, limit });
  const after = cursor === undefined ? null : decodeCursor(cursor);
  if (!asked) return toPage(await listFeedback(tx, filter, after, limit + 1), limit);
  const { items, next } = await searchFeedback(tx, { words: asked.words, filter }, after, limit);
  return { items, nextCursor: next && encodeCursor(next) };
}

const Skip = z.coerce.number().int().min(0).max(MOST_RANKED);

/** How close a comment is depends on what else is found: pages go by how many were seen. */
async function readClosest(
  tx: Tx,
  { words }: Asked,
  filter: FeedbackFilter,
  { cursor = '0', limit }: { cursor?: string | undefined; limit: number },
): Promise<Page> {
  const read = Skip.safeParse(cursor);
  if (!read.success) throw new Problem(400, 'bad_cursor');
  const skip = read.data;
  const rows = await searchClosest(tx, { words, filter }, { skip, limit: limit + 1 });
  const nextCursor = rows.length > limit ? String(skip + limit) : null;
  return { items: rows.slice(0, limit), nextCursor };
}
