import { asEngine } from '@vocero/sql/as-engine';
import { inOrganization } from '@vocero/sql/connect';
import { countImportRead } from '@vocero/sql/imports';
import { listPlaceableAfter, type Placeable } from '@vocero/sql/learning';
import type { NewPlacement } from '@vocero/sql/placing';
import { openBulkPlacing, type BulkPlacing } from '../bulk-placing.ts';
import { replaceAll } from '../write-placements.ts';
import type { PlaceDeps } from './place-feedback.ts';

/** Comments in one transaction: it holds the themes it places into for a part of a second. */
const BATCH = 5_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Which comments are placed: those not learned from, and unread ones of these imports alone. */
interface Scope {
  learnedIds: ReadonlySet<string>;
  importIds: readonly string[];
}

interface Page {
  last: string;
  /** Comments of the page that the themes were not learned from. */
  size: number;
  /** Those of them that belong elsewhere than where they are. */
  moves: NewPlacement[];
}

/**
 * Places, by what was just learned, every comment it was not learned from: those that came in
 * meanwhile, those beyond the sample, and those of imports that waited for it. While one page is
 * written the next is worked out. Says how many are done after each.
 */
export async function replaceRest(
  deps: PlaceDeps,
  orgId: string,
  scope: Scope,
  onPlaced: (done: number) => Promise<void>,
): Promise<void> {
  const placing = openBulkPlacing(deps, orgId);
  const pageAfter = (after: string) => workOut(deps, orgId, { ...scope, placing, after });
  try {
    let next = pageAfter(BEFORE_ALL);
    for (let done = 0; ;) {
      const page = await next;
      if (!page) return;
      next = pageAfter(page.last);
      next.catch(() => undefined); // seen when it is waited for, unless writing fails first
      await writePage(deps, orgId, page);
      if (page.size > 0) await onPlaced((done += page.size));
    }
  } finally {
    await placing.close();
  }
}

interface Position extends Scope {
  placing: BulkPlacing;
  after: string;
}

async function workOut(
  { sql }: PlaceDeps,
  orgId: string,
  { placing, learnedIds, importIds, after }: Position,
): Promise<Page | null> {
  const all = await inOrganization(sql, orgId, (tx) =>
    listPlaceableAfter(tx, importIds, { after, limit: BATCH }),
  );
  const last = all.at(-1)?.id;
  if (last === undefined) return null;
  const comments = all.filter(({ id }) => !learnedIds.has(id));
  if (comments.length === 0) return { last, size: 0, moves: [] };
  const { placements } = await placing.place(comments);
  return { last, size: comments.length, moves: movesOf(comments, placements) };
}

/** Of these placements those that differ from where the comments are. */
function movesOf(comments: readonly Placeable[], placements: readonly NewPlacement[]) {
  const present = new Map(comments.map((comment) => [comment.id, comment]));
  return placements.filter(({ commentId, themeId }) => {
    const comment = present.get(commentId);
    return !comment?.isRead || comment.themeId !== themeId;
  });
}

async function writePage({ sql }: PlaceDeps, orgId: string, { moves }: Page): Promise<void> {
  if (moves.length === 0) return;
  const added = await asEngine(sql, orgId, (tx) => replaceAll(tx, moves));
  if (added.length > 0) await inOrganization(sql, orgId, (tx) => countImportRead(tx, added));
}
