import type { Tx } from './connect.ts';
import { feedbackColumns, withPlacement, type Feedback, type FeedbackRow } from './feedback.ts';
import { feedbackConditions, type FeedbackFilter, type FeedbackPosition } from './feedback-list.ts';

/** What comments say: all of it as the engine's `bankTsquery` writes it, and its `bankParts`. */
export interface BankWords {
  all: string;
  parts: string[];
}

/** What is searched for, and the filters beside it. */
export interface BankSearch {
  words: BankWords;
  filter: FeedbackFilter;
}

export interface BankPage {
  items: Feedback[];
  /** Where the next page begins; null at the end. */
  next: FeedbackPosition | null;
}

/** Filters leave some of what is found out: then more is looked at at once, and at most so much. */
const LOOK = { first: 1_000, times: 8, most: 64_000 };

/** Times that a comment lies between are part of the search itself, the other filters are not. */
export const isNarrowed = ({ since: _since, until: _until, ...rest }: FeedbackFilter): boolean =>
  Object.values(rest).some((value) => value !== undefined);

/** The newest comments that say it, at most `most` of them: `feedback_id`, `occurred_at`, `closeness`. */
export const bankHits = (
  tx: Tx,
  { words, filter }: BankSearch,
  { after = null, ranked = false, most }: HitOptions,
) => tx`
  search_bank(${words.all}, ${words.parts}::text[], ${filter.since ?? null}::timestamptz, ${filter.until ?? null}::timestamptz,
    ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${ranked}, ${most}::int)`;

interface HitOptions {
  after?: FeedbackPosition | null;
  ranked?: boolean;
  most: number;
}

/**
 * Comments that say what is asked for and pass the filter, newest first. With a filter that lets few
 * through a page may be short and yet have a next one: looking goes on there.
 */
export async function searchFeedback(
  tx: Tx,
  search: BankSearch,
  after: FeedbackPosition | null,
  limit: number,
): Promise<BankPage> {
  const items: Feedback[] = [];
  let looked = 0;
  let most = isNarrowed(search.filter) ? LOOK.first : limit + 1;
  for (let from = after; ;) {
    const hits = await tx<{ id: string; at: Date }[]>`
      select feedback_id as id, occurred_at as at from ${bankHits(tx, search, { after: from, most })}`;
    items.push(...(await readHits(tx, search.filter, hits, limit + 1 - items.length)));
    if (items.length > limit) {
      const last = items[limit - 1]!;
      return { items: items.slice(0, limit), next: { at: last.occurredAt, id: last.id } };
    }
    from = hits.at(-1) ?? null;
    looked += hits.length;
    if (hits.length < most) return { items, next: null };
    if (looked >= LOOK.most) return { items, next: from };
    most = Math.min(most * LOOK.times, LOOK.most);
  }
}

/** Those of these comments that pass the filter, newest first. */
async function readHits(
  tx: Tx,
  filter: FeedbackFilter,
  hits: readonly { id: string }[],
  limit: number,
): Promise<Feedback[]> {
  if (hits.length === 0) return [];
  const rows = await tx<FeedbackRow[]>`
    select ${feedbackColumns(tx)}
    from unnest(${hits.map(({ id }) => id)}::uuid[]) as hit (id)
      join feedback f on f.org_id = app_org() and f.id = hit.id
      left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    where true ${feedbackConditions(tx, filter)}
    order by f.occurred_at desc, f.id desc limit ${limit}`;
  return rows.map((row) => withPlacement<Feedback>(row));
}

/** So many of the newest that say it are put in order of how closely they do. */
export const MOST_RANKED = 2_000;

/** The closest first, of the newest that say it: how often it is said, in how few words. */
export async function searchClosest(
  tx: Tx,
  search: BankSearch,
  { skip, limit }: { skip: number; limit: number },
): Promise<Feedback[]> {
  const rows = await tx<FeedbackRow[]>`
    select ${feedbackColumns(tx)}
    from ${bankHits(tx, search, { ranked: true, most: MOST_RANKED })} as hit
      join feedback f on f.org_id = app_org() and f.id = hit.feedback_id
      left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    where true ${feedbackConditions(tx, search.filter)}
    order by hit.closeness desc, f.occurred_at desc, f.id desc
    limit ${limit} offset ${skip}`;
  return rows.map((row) => withPlacement<Feedback>(row));
}
