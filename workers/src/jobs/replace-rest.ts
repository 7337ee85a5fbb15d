import { inOrganization } from '@vocero/sql/connect';
import { listPlacedAfter } from '@vocero/sql/learning';
import { listBans } from '@vocero/sql/placing';
import { readComments } from '../read-comments.ts';
import { replaceAll } from '../write-placements.ts';
import type { PlaceDeps } from './place-feedback.ts';

const BATCH = 5_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Places anew, by what was just learned, every comment it was not learned from: those that came in
 * meanwhile, and those beyond the sample. Says how many are done after each batch.
 */
export async function replaceRest(
  { sql, models, log }: PlaceDeps,
  orgId: string,
  learnedIds: ReadonlySet<string>,
  onPlaced: (done: number) => Promise<void>,
): Promise<void> {
  let done = 0;
  for (let after = BEFORE_ALL; ;) {
    const page = await inOrganization(sql, orgId, (tx) => listPlacedAfter(tx, after, BATCH));
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const comments = page.filter((comment) => !learnedIds.has(comment.id));
    if (comments.length === 0) continue;

    const ids = comments.map((comment) => comment.id);
    const rules = await inOrganization(sql, orgId, async (tx) => ({
      bans: await listBans(tx, ids),
      ...(await models(tx, orgId)),
    }));
    const { placements } = await readComments({ comments, ...rules }, log);
    await inOrganization(sql, orgId, (tx) => replaceAll(tx, orgId, placements));
    await onPlaced((done += comments.length));
  }
}
