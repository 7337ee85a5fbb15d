import type { Sql, Tx } from './connect.ts';

/** How far a worker is in going over the comments by the rules of a version. */
export interface KindRun {
  /** Null: all comments; else those of one import. */
  importId: string | null;
  version: number;
  /** The last comment that was looked at. */
  afterId: string | null;
  done: number;
  changed: number;
  total: number;
}

/** A comment as rules read it. */
export interface KindSubject {
  id: string;
  text: string;
  channel: string;
  scores: Record<string, string | number>;
  reason: string | null;
  kind: 'avoidable' | 'repeat' | 'simple' | 'valued' | null;
  ruleId: string | null;
  /** The same customer came with the same reason shortly before. */
  isRepeat: boolean;
}

export interface NewKind {
  id: string;
  kind: string | null;
  ruleId: string | null;
}

/** What is being done to all comments at this moment; undefined when nothing is. */
export async function readKindRun(tx: Tx) {
  const [row] = await tx<Pick<KindRun, 'done' | 'changed' | 'total'>[]>`
    select coalesce(run.done, 0) as done, coalesce(run.changed, 0) as changed,
      coalesce(run.total, 0) as total
    from (select from outbox where org_id = app_org() and topic = 'kinds.apply'
        and subject_id = app_org() limit 1) as waiting
      left join kind_run run on run.org_id = app_org() and run.import_id is null`;
  return row;
}

/**
 * Goes on with the run where it was left, or begins it: anew too where the rules are others by now.
 * Whoever else is at the same run waits until the transaction ends.
 */
export async function resumeKindRun(
  tx: Tx,
  { importId, version }: Pick<KindRun, 'importId' | 'version'>,
): Promise<KindRun> {
  const total = tx`(select count(*)::int from feedback where ${ruled(tx, importId)})`;
  const [known] = await tx<KindRun[]>`
    select import_id, version, after_id, done, changed, total from kind_run
    where org_id = app_org() and import_id is not distinct from ${importId} for update`;
  if (known?.version === version) return known;
  const [begun] = await tx<[KindRun]>`
    insert into kind_run (org_id, import_id, version, total)
    values (app_org(), ${importId}, ${version}, ${total})
    on conflict on constraint kind_run_one do update
      set version = excluded.version, total = excluded.total, after_id = null, done = 0, changed = 0
    returning import_id, version, after_id, done, changed, total`;
  return begun;
}

export async function moveKindRun(
  tx: Tx,
  { importId, afterId, done, changed }: Omit<KindRun, 'version' | 'total'>,
): Promise<void> {
  await tx`
    update kind_run set after_id = ${afterId}, done = done + ${done}, changed = changed + ${changed}
    where org_id = app_org() and import_id is not distinct from ${importId}`;
}

export async function endKindRun(tx: Tx, importId: string | null): Promise<void> {
  await tx`
    delete from kind_run
    where org_id = app_org() and import_id is not distinct from ${importId}`;
}

/** Comments of which no person said of what kind they are. */
const ruled = (tx: Tx, importId: string | null) => tx`
  feedback.org_id = app_org() and feedback.kind_by is distinct from 'person'
  ${importId === null ? tx`` : tx`and feedback.import_id = ${importId}`}`;

/** Before this one, and at most so many days: the same customer with the same reason. */
export const cameBefore = (tx: Sql | Tx, repeatDays: number) => tx`
  exists (select from feedback before
    where before.org_id = feedback.org_id and before.customer_ref = feedback.customer_ref
      and before.reason_id = feedback.reason_id
      and before.occurred_at >= feedback.occurred_at - make_interval(days => ${repeatDays})
      and (before.occurred_at, before.id) < (feedback.occurred_at, feedback.id))`;

const subject = (tx: Tx, repeatDays: number) => tx`
  feedback.id, feedback.text, feedback.channel, feedback.scores, feedback.reason_id as reason,
  feedback.kind, feedback.kind_rule_id as rule_id, ${cameBefore(tx, repeatDays)} as is_repeat`;

/** The next comments of a run, in the order of their ids. */
export function listKindSubjects(
  tx: Tx,
  { importId, afterId }: Pick<KindRun, 'importId' | 'afterId'>,
  { repeatDays, limit }: { repeatDays: number; limit: number },
) {
  return tx<KindSubject[]>`
    select ${subject(tx, repeatDays)} from feedback
    where ${ruled(tx, importId)} ${afterId === null ? tx`` : tx`and feedback.id > ${afterId}`}
    order by feedback.id limit ${limit}`;
}

/** Comments of which no person said the kind, newest first, from after one of them on. */
export function listNewestKindSubjects(
  tx: Tx,
  beforeId: string | null,
  { repeatDays, limit }: { repeatDays: number; limit: number },
) {
  return tx<KindSubject[]>`
    select ${subject(tx, repeatDays)} from feedback
    where ${ruled(tx, null)} ${beforeId === null ? tx`` : tx`and feedback.id < ${beforeId}`}
    order by feedback.id desc limit ${limit}`;
}

export async function findKindSubject(
  tx: Tx,
  id: string,
  repeatDays: number,
): Promise<KindSubject | undefined> {
  const [row] = await listNamedKindSubjects(tx, [id], repeatDays);
  return row;
}

export function listNamedKindSubjects(tx: Tx, ids: readonly string[], repeatDays: number) {
  return tx<KindSubject[]>`
    select ${subject(tx, repeatDays)} from feedback
    where feedback.org_id = app_org() and feedback.id = any(${ids}::uuid[])`;
}

/** Writes what rules say, except where a person has spoken meanwhile. Answers how many changed. */
export async function writeKinds(tx: Tx, kinds: readonly NewKind[]): Promise<number> {
  const { count } = await tx`
    update feedback set kind = wanted.kind, kind_rule_id = wanted.rule_id,
      kind_by = case when wanted.rule_id is null then null else 'rule' end
    from unnest(${kinds.map(({ id }) => id)}::uuid[],
      ${kinds.map(({ kind }) => kind)}::text[],
      ${kinds.map(({ ruleId }) => ruleId)}::uuid[]) as wanted (id, kind, rule_id)
    where feedback.org_id = app_org() and feedback.id = wanted.id
      and feedback.kind_by is distinct from 'person'`;
  return count;
}
