import { keepEngineOut } from './as-engine.ts';
import { asRelay, type Sql, type Tx } from './connect.ts';

export type ImportState = 'uploaded' | 'running' | 'done' | 'failed' | 'undone';

export interface Import {
  id: string;
  fileName: string;
  state: ImportState;
  error: string | null;
  errorLine: number | null;
  total: number;
  accepted: number;
  duplicate: number;
  refused: number;
  createdAt: Date;
  finishedAt: Date | null;
  createdBy: string | null;
  /** Of the accepted comments, how many the engine has read. */
  placed: number;
}

export interface ImportCounts {
  total: number;
  accepted: number;
  duplicate: number;
  refused: number;
}

/** An import that one process has taken up. */
export interface ClaimedImport {
  id: string;
  mapping: unknown;
  attempts: number;
}

/** Seconds without a sign of life after which another process takes an import up. */
const STALE = 15;

const columns = (tx: Tx) => tx`
  import.id, file_name, state, error, error_line, total, accepted, duplicate, refused,
  import.created_at, finished_at, member.name as created_by, ${placed(tx)} as placed`;

/** The promise to read them all is kept when its row has gone. */
const placed = (tx: Tx) => tx`
  case when state <> 'done' then 0
    when not exists (select from outbox where outbox.org_id = app_org()
      and topic = 'import.finished' and subject_id = import.id) then accepted
    else least(placed, accepted) end`;

const joined = (tx: Tx) => tx`
  import left join member on member.org_id = app_org() and member.id = import.created_by`;

export function listImports(tx: Tx) {
  return tx<Import[]>`
    select ${columns(tx)} from ${joined(tx)}
    where import.org_id = app_org() order by import.id desc limit 200`;
}

export async function findImport(tx: Tx, id: string): Promise<Import | undefined> {
  const [row] = await tx<Import[]>`
    select ${columns(tx)} from ${joined(tx)} where import.org_id = app_org() and import.id = ${id}`;
  return row;
}

/** Makes an import of a file whose pieces are stored already. */
export async function insertImport(
  tx: Tx,
  { id, fileName, createdBy }: { id: string; fileName: string; createdBy: string | null },
): Promise<void> {
  await tx`
    insert into import (org_id, id, file_name, state, created_by)
    values (app_org(), ${id}, ${fileName}, 'uploaded', ${createdBy})`;
}

/** Takes an import away that has brought nothing in. False: it runs, or has run. */
export async function deleteImport(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx`
    delete from import
    where org_id = app_org() and id = ${id} and state in ('uploaded', 'failed') returning id`;
  return rows.length > 0;
}

/**
 * Starts an import that has not run or has failed.
 * @param runner who will run it.
 * @returns false when it is in another state.
 */
export async function startImport(
  tx: Tx,
  { id, mapping, runner }: { id: string; mapping: Record<string, unknown>; runner: string },
): Promise<boolean> {
  const rows = await tx`
    update import set state = 'running', mapping = ${tx.json(mapping as never)}, runner = ${runner},
      heartbeat_at = now(), attempts = 1, error = null, error_line = null, total = 0,
      accepted = 0, duplicate = 0, refused = 0, finished_at = null
    where org_id = app_org() and id = ${id} and state in ('uploaded', 'failed') returning id`;
  return rows.length > 0;
}

/** Imports that were begun and of which nobody has spoken for a while, of all organisations. */
export function listStaleImports(sql: Sql) {
  return asRelay(
    sql,
    (tx) => tx<{ orgId: string; id: string }[]>`
      select org_id, id from import
      where state = 'running' and heartbeat_at < now() - ${STALE} * interval '1 second'
      order by heartbeat_at limit 20`,
  );
}

/** Takes a stale import up; undefined for all but the one who comes first. */
export async function claimImport(
  tx: Tx,
  id: string,
  runner: string,
): Promise<ClaimedImport | undefined> {
  const [row] = await tx<ClaimedImport[]>`
    update import set runner = ${runner}, heartbeat_at = now(), attempts = attempts + 1
    where org_id = app_org() and id = ${id} and state = 'running'
      and heartbeat_at < now() - ${STALE} * interval '1 second'
    returning id, mapping, attempts`;
  return row;
}

/** Whether an import is begun and somebody has spoken of it lately. */
export async function isImporting(tx: Tx): Promise<boolean> {
  const rows = await tx`
    select from import where org_id = app_org() and state = 'running'
      and heartbeat_at >= now() - ${STALE} * interval '1 second' limit 1`;
  return rows.length > 0;
}

/** Says that it is being run and how many rows were read. False: somebody else runs it now. */
export async function beatImport(tx: Tx, id: string, runner: string, total: number) {
  const rows = await tx`
    update import set heartbeat_at = now(), total = ${total}
    where org_id = app_org() and id = ${id} and runner = ${runner} and state = 'running'
    returning id`;
  return rows.length > 0;
}

/** Notes that comments were read now, for the imports they came with. */
export async function countImportRead(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  await tx`
    update import set placed = placed + read_now.comments
    from (select import_id, count(*)::int as comments
      from unnest(${feedbackIds}::uuid[]) as read (id)
        cross join lateral (
          select import_id from feedback
          where org_id = app_org() and feedback.id = read.id offset 0) as comment -- by its key
      where import_id is not null group by import_id) as read_now
    where org_id = app_org() and id = import_id`;
}

/** False: somebody else runs it now, and what was written must be taken back. */
export async function finishImport(
  tx: Tx,
  id: string,
  runner: string,
  { total, accepted, duplicate, refused, columns }: ImportCounts & { columns: string[] },
): Promise<boolean> {
  const rows = await tx`
    update import set state = 'done', finished_at = now(), total = ${total},
      accepted = ${accepted}, duplicate = ${duplicate}, refused = ${refused}, columns = ${columns}
    where org_id = app_org() and id = ${id} and runner = ${runner} and state = 'running'
    returning id`;
  return rows.length > 0;
}

export async function failImport(
  tx: Tx,
  id: string,
  runner: string,
  { error, line }: { error: string; line: number | null },
): Promise<void> {
  await tx`
    update import set state = 'failed', finished_at = now(), error = ${error}, error_line = ${line}
    where org_id = app_org() and id = ${id} and runner = ${runner} and state = 'running'`;
}

/** Whether a case began with a comment of an import: what a customer was told does not go with it. */
export async function hasCases(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx<[{ has: boolean }]>`
    select exists (
      select from customer_case c join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
      where c.org_id = app_org() and f.import_id = ${id}) as has`;
  return row.has;
}

/**
 * Removes everything that an import brought in; of a quote that a theme shows, the theme shows none
 * until it is learned again.
 * @returns false when it has not brought anything in.
 */
export async function undoImport(tx: Tx, id: string): Promise<boolean> {
  await tx`set local statement_timeout = 0`;
  await keepEngineOut(tx);
  const rows = await tx`
    update import set state = 'undone', undone_at = now()
    where org_id = app_org() and id = ${id} and state = 'done' returning id`;
  if (rows.length === 0) return false;
  await tx`set local plan_cache_mode = auto`; // else what goes with a comment is planned anew for each
  await tx`
    delete from outbox where org_id = app_org() and topic = 'import.finished' and subject_id = ${id}`;
  await tx`
    update theme set representative_id = null
    where org_id = app_org() and exists (select from feedback
      where feedback.org_id = app_org() and feedback.id = representative_id and import_id = ${id})`;
  await tx`delete from feedback where org_id = app_org() and import_id = ${id}`;
  return true;
}
