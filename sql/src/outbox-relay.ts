import type { Tx } from './connect.ts';
import type { Topic } from './outbox.ts';

/** A row on its way to the queue. It holds ids and nothing else. */
export interface OutboxRow {
  orgId: string;
  id: string;
  topic: Topic;
  subjectId: string;
  /** How often it was handed to the queue before. */
  attempts: number;
}

export interface DueOptions {
  limit: number;
  /** Milliseconds after which a row that is still there is handed over again; doubled each time. */
  patience: number;
  /** Topics whose rows stay where they are. */
  except?: readonly Topic[];
}

/** Rows of one organisation in one round: a backlog of one must not hold up the others. */
export const ROWS_PER_ORGANIZATION = 300;

/**
 * Rows that were never handed to the queue, then those whose work was not done in time: a worker
 * died, or the queue lost the job. The wait doubles up to 64 times the patience. Organisations take
 * turns, and of each the oldest rows come first; they are sorted as `outbox_due_idx` has them, which
 * is what makes a look at a backlog as quick as any other.
 */
export function listDue(
  tx: Tx,
  { limit, patience, except = [] }: DueOptions,
): Promise<OutboxRow[]> {
  const others = tx`topic <> all(${[...except]}::text[])`;
  return tx<OutboxRow[]>`
    with recursive waiting (org_id) as (
      (select org_id from outbox order by org_id limit 1)
      union all
      select (select outbox.org_id from outbox
        where outbox.org_id > waiting.org_id order by outbox.org_id limit 1)
      from waiting where waiting.org_id is not null)
    (select org_id, id, topic, subject_id, attempts
      from waiting cross join lateral (
        select id, topic, subject_id, attempts, created_at from outbox
        where outbox.org_id = waiting.org_id and published_at is null and ${others}
        order by published_at nulls first, created_at, id limit ${ROWS_PER_ORGANIZATION}) as fresh
      order by row_number() over (partition by org_id order by created_at, id) limit ${limit})
    union all
    (select org_id, id, topic, subject_id, attempts
      from waiting cross join lateral (
        select id, topic, subject_id, attempts, published_at from outbox
        where outbox.org_id = waiting.org_id
          and published_at < now() - make_interval(secs => ${patience / 1000})
          and published_at < now()
            - make_interval(secs => ${patience / 1000}) * power(2, least(attempts - 1, 6))
          and ${others}
        order by published_at nulls first, created_at, id limit ${ROWS_PER_ORGANIZATION}) as late
      order by row_number() over (partition by org_id order by published_at, id) limit ${limit})
    limit ${limit}`;
}

/** Notes that rows were handed over. Those whose work is done by now are gone already. */
export async function markPublished(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
  await tx`
    update outbox set published_at = now(), attempts = outbox.attempts + 1
    from unnest(${rows.map((row) => row.orgId)}::uuid[], ${rows.map((row) => row.id)}::uuid[])
      as done (org_id, id)
    where outbox.org_id = done.org_id and outbox.id = done.id`;
}
