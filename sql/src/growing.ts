import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';
import { readSensitivity, reserveIds } from './learning.ts';
import { listBans, type Comment } from './placing.ts';

/** The newest comments looked at: so many of those unsorted, and as many of those placed. */
const NEWEST = 2_000;
const MOST_NEW_THEMES = 500;
/** Any fixed number: the same comments give the same themes. */
const SEED = 1;

/** What themes may have come up in since the engine learned. */
export interface GrowMaterial {
  unsorted: Comment[];
  /** Ids of those unsorted that were so when the engine learned. */
  leftOut: Set<string>;
  members: Comment[];
  labels: string[];
  /** What the engine calls its themes. */
  called: { id: string; label: string; terms: string[] }[];
  constraints: { pinned: Map<string, string | null>; banned: Map<string, Set<string>> };
  sensitivity: 'broad' | 'medium' | 'fine';
  seed: number;
  newIds: string[];
}

export async function readGrowMaterial(tx: Tx): Promise<GrowMaterial> {
  const listed = await listUnsorted(tx);
  const unsorted = listed.map(({ id, text, language }) => ({ id, text, language }));
  const members = await listFreeMembers(tx);
  const ids = [...unsorted, ...members].map((comment) => comment.id);
  return {
    unsorted,
    leftOut: new Set(listed.filter(({ isLeftOut }) => isLeftOut).map(({ id }) => id)),
    members,
    labels: await listLabels(tx),
    called: await listCalled(tx),
    constraints: { pinned: new Map(), banned: await listBans(tx, ids) },
    sensitivity: await readSensitivity(tx),
    seed: SEED,
    newIds: await reserveIds(tx, Math.min(ids.length, MOST_NEW_THEMES)),
  };
}

/**
 * What the engine found no theme for, and whether that was when it learned. What a person took out of
 * a theme is not among it.
 */
function listUnsorted(tx: Tx) {
  return tx<(Comment & { isLeftOut: boolean })[]>`
    select id, text, language, placed_at <= ${learnedAt(tx)} as is_left_out from feedback
      join placement on placement.org_id = app_org() and feedback_id = id
        and by = 'engine' and state = 'unsorted'
    where feedback.org_id = app_org() and text <> ${ERASED} order by id desc limit ${NEWEST}`;
}

/** Comments the engine placed since it learned, in themes that no person acted on. */
function listFreeMembers(tx: Tx): Promise<Comment[]> {
  return tx<Comment[]>`
    select feedback.id, text, language from feedback
      join placement on placement.org_id = app_org() and feedback_id = feedback.id
        and by = 'engine'
      join theme on theme.org_id = app_org() and theme.id = theme_id and touched_at is null
    where feedback.org_id = app_org() and text <> ${ERASED}
      and placed_at > ${learnedAt(tx)}
    order by feedback.id desc limit ${NEWEST}`;
}

/** When the engine last learned. */
const learnedAt = (tx: Tx) => tx`(
  select created_at from engine_model where org_id = app_org() order by version desc limit 1)`;

async function listLabels(tx: Tx): Promise<string[]> {
  const rows = await tx<{ label: string }[]>`
    select label from theme where org_id = app_org() and removed_at is null and status <> 'merged'`;
  return rows.map((row) => row.label);
}

/** Merged ones too, whose names are shown with what they went into, and those that may come back. */
function listCalled(tx: Tx): Promise<GrowMaterial['called']> {
  return tx<GrowMaterial['called']>`
    select id, auto_label as label, terms from theme
    where org_id = app_org() and auto_label is not null order by id`;
}

/**
 * Of these comments those that nobody has decided on meanwhile: still the engine's, and in no theme
 * that a person acted on. They stay so until the transaction ends.
 */
export async function holdMovable(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ feedbackId: string }[]>`
    select feedback_id from placement
      left join theme on theme.org_id = app_org() and theme.id = theme_id
    where placement.org_id = app_org() and feedback_id = any(${ids}::uuid[])
      and by = 'engine' and touched_at is null
    order by feedback_id for update of placement`;
  return new Set(rows.map((row) => row.feedbackId));
}

/**
 * Adds a model that grew out of the newest one: what it learned from, and when, stays; only what is
 * unsorted is counted anew.
 * @param sorted how many comments that were unsorted have a theme now.
 * @throws when the version exists: another run was quicker.
 */
export async function storeGrownModel(
  tx: Tx,
  { from, bytes, sorted }: { from: number; bytes: Uint8Array; sorted: number },
): Promise<void> {
  await tx`
    insert into engine_model (org_id, version, bytes, comments, unsorted, placed_since, seconds,
      created_at)
    select org_id, version + 1, ${Buffer.from(bytes)}, comments,
      greatest(0, unsorted + unsorted_since - ${sorted}), placed_since, seconds, created_at
    from engine_model where org_id = app_org() and version = ${from} for update`;
  await tx`delete from engine_model where org_id = app_org() and version < ${from}`;
}

/** Remembers that what is unsorted was looked at and nothing new was in it. */
export async function noteNothingNew(tx: Tx, version: number): Promise<void> {
  await tx`
    update engine_model set unsorted = unsorted + unsorted_since, unsorted_since = 0
    where org_id = app_org() and version = ${version}`;
}
