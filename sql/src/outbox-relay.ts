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

/**
 * Rows that were never handed to the queue, then those whose work was not done in time: a worker
 * died, or the queue lost the job. The wait doubles up to 64 times the patience.
 */
export function listDue(
  tx: Tx,
  { limit, patience, except = [] }: DueOptions,
): Promise<OutboxRow[]> {
  return tx<OutboxRow[]>`
    (select org_id, id, topic, subject_id, attempts from outbox
      where published_at is null and topic <> all(${[...except]}::text[])
      order by created_at, id limit ${limit})
    union all
    (select org_id, id, topic, subject_id, attempts from outbox
      where published_at < now() - make_interval(secs => ${patience / 1000})
        and published_at < now()
          - make_interval(secs => ${patience / 1000}) * power(2, least(attempts - 1, 6))
        and topic <> all(${[...except]}::text[])
      order by published_at, id limit ${limit})
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
