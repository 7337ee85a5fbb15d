import type { Tx } from './connect.ts';

/** Why the endpoint gave no vectors: see workers/src/embeddings/endpoint-error.ts. */
export type EmbeddingFailure =
  'unreachable' | 'timeout' | 'refused' | 'busy' | 'failed' | 'malformed' | 'width';

/** How the endpoint for vectors answered an organisation's questions. */
export interface EmbeddingState {
  answeredAt: Date | null;
  failedAt: Date | null;
  /** Why it failed last; null when it answered since. */
  failure: EmbeddingFailure | null;
  /** Whether the last learning went by its vectors. */
  learned: boolean;
}

/** Null before the endpoint was asked for the first time. */
export async function readEmbeddingState(tx: Tx): Promise<EmbeddingState | null> {
  const [row] = await tx<EmbeddingState[]>`
    select answered_at, failed_at, failure, learned from embedding_state
    where org_id = app_org()`;
  return row ?? null;
}

/**
 * Notes how the endpoint answered: `failure` null says that it did. The same news is written once a
 * minute at most.
 * @returns whether it is other news than before.
 */
export async function noteEndpoint(tx: Tx, failure: EmbeddingFailure | null): Promise<boolean> {
  const before = await readEmbeddingState(tx);
  const last = failure === null ? before?.answeredAt : before?.failedAt;
  await tx`
    insert into embedding_state as present (org_id, answered_at, failed_at, failure)
    values (app_org(), case when ${failure}::text is null then now() end,
      case when ${failure}::text is not null then now() end, ${failure})
    on conflict (org_id) do update set
      answered_at = coalesce(excluded.answered_at, present.answered_at),
      failed_at = coalesce(excluded.failed_at, present.failed_at),
      failure = excluded.failure
    where present.failure is distinct from excluded.failure
      or coalesce(present.answered_at, '-infinity') < excluded.answered_at - interval '1 minute'
      or coalesce(present.failed_at, '-infinity') < excluded.failed_at - interval '1 minute'`;
  return !last || before?.failure !== failure;
}

/** Notes whether the themes were learned by the endpoint's vectors. */
export async function noteLearnedBy(tx: Tx, vectors: boolean): Promise<void> {
  await tx`update embedding_state set learned = ${vectors} where org_id = app_org()`;
}
