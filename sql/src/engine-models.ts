import type { Tx } from './connect.ts';
import { countPlaced } from './tallies.ts';
import { readProgress, type LearningProgress } from './learning-progress.ts';

export interface StoredModel {
  version: number;
  bytes: Uint8Array;
}

export interface NewModel extends StoredModel {
  /** Comments there were when it learned, and those it left unsorted. */
  comments: number;
  unsorted: number;
  seconds: number;
}

/** What has been read since the themes were last learned; without a model: since the beginning. */
export interface ReadSince {
  learned: { comments: number; unsorted: number } | null;
  placed: number;
  unsorted: number;
}

/** How far the engine is, for people to see. */
export interface EngineState {
  waiting: number;
  unsorted: number;
  comments: number;
  themes: number;
  learning: boolean;
  lastLearnedAt: Date | null;
  lastLearnedSeconds: number | null;
  progress: LearningProgress | null;
}

const KEPT = 2;
const ENOUGH = 1_000;

/** The number of the newest model; undefined before the first learning. */
export async function readModelVersion(tx: Tx): Promise<number | undefined> {
  const [row] = await tx<{ version: number }[]>`
    select version from engine_model where org_id = app_org() order by version desc limit 1`;
  return row?.version;
}

/** The newest model of the organisation. */
export async function readModel(tx: Tx): Promise<StoredModel | undefined> {
  const [row] = await tx<StoredModel[]>`
    select version, bytes from engine_model
    where org_id = app_org() order by version desc limit 1`;
  return row;
}

/**
 * Adds a model and forgets all but the newest two, and those that may hold words of somebody erased
 * since they were learned or while they were.
 * @throws when the version exists: another run was quicker.
 */
export async function storeModel(tx: Tx, model: NewModel): Promise<void> {
  const { version, bytes, comments, unsorted, seconds } = model;
  await tx`
    insert into engine_model (org_id, version, bytes, comments, unsorted, seconds)
    values (app_org(), ${version}, ${Buffer.from(bytes)}, ${comments}, ${unsorted}, ${seconds})`;
  await tx`
    delete from engine_model where org_id = app_org() and (version <= ${version - KEPT}
      or version < ${version} and created_at < (
        select max(finished_at) + interval '1 hour' from erasure where org_id = app_org()))`;
}

/** Adds to what was read with the newest model, so that nobody has to count all comments. */
export async function countRead(tx: Tx, read: { placed: number; unsorted: number }) {
  await tx`
    update engine_model set placed_since = placed_since + ${read.placed},
      unsorted_since = unsorted_since + ${read.unsorted}
    where org_id = app_org()
      and version = (select max(version) from engine_model where org_id = app_org())`;
}

export async function readSince(tx: Tx): Promise<ReadSince> {
  const [model] = await tx<
    { comments: number; unsorted: number; placedSince: number; unsortedSince: number }[]
  >`
    select comments, unsorted, placed_since, unsorted_since from engine_model
    where org_id = app_org() order by version desc limit 1`;
  if (model) {
    const { comments, unsorted, placedSince, unsortedSince } = model;
    return { learned: { comments, unsorted }, placed: placedSince, unsorted: unsortedSince };
  }
  const [row] = await tx<{ placed: number }[]>`
    select count(*)::int as placed from (
      select from placement where org_id = app_org() limit ${ENOUGH}) as first_ones`;
  const placed = row?.placed ?? 0;
  return { learned: null, placed, unsorted: placed };
}

/** Learning covers an import on its way too: its last step is to learn. */
export async function readEngineState(tx: Tx): Promise<EngineState> {
  const [row] = await tx<Omit<EngineState, 'progress' | 'comments' | 'unsorted'>[]>`
    select
      received.waiting + imported.waiting as waiting,
      (select count(*)::int from theme
        where org_id = app_org() and status <> 'merged' and removed_at is null) as themes,
      exists (select from outbox where org_id = app_org()
        and topic in ('themes.learn', 'import.finished')) as learning,
      newest.created_at as last_learned_at,
      newest.seconds as last_learned_seconds
    from
      (select count(*)::int as waiting from outbox
        where org_id = app_org() and topic = 'feedback.received') as received,
      (select coalesce(sum(accepted - least(placed, accepted)), 0)::int as waiting
        from import where org_id = app_org() and state = 'done' and id in (
          select subject_id from outbox
          where org_id = app_org() and topic = 'import.finished')) as imported
      left join (select created_at, seconds from engine_model
        where org_id = app_org() order by version desc limit 1) as newest on true`;
  if (!row) throw new Error('a count without a row');
  const { comments, unsorted } = await countPlaced(tx);
  return {
    ...row,
    comments: comments + row.waiting,
    unsorted,
    progress: await readProgress(tx),
  };
}
