import type { Tx } from './connect.ts';

/** Why a "me too" does not count: of a visitor, or from a network, that counts already. */
export type VoteFlag = 'visitor' | 'network';

export interface Vote {
  problemId: string;
  /** Keyed hashes: neither says who it was. */
  visitor: string;
  network: string | null;
}

/** What was counted before of the same visitor or network; undefined where no such problem lasts. */
export async function lockVotes(tx: Tx, { problemId, visitor, network }: Vote) {
  const [open] = await tx<object[]>`
    select from known_problem
    where org_id = app_org() and id = ${problemId} and ended_at is null and started_at <= now()
    for update`;
  if (!open) return undefined;
  const [before] = await tx<[{ sameVisitor: boolean; sameNetwork: boolean }]>`
    select exists (select from known_problem_vote
        where org_id = app_org() and problem_id = ${problemId} and visitor = ${visitor}
      ) as same_visitor,
      exists (select from known_problem_vote
        where org_id = app_org() and problem_id = ${problemId} and network = ${network}
      ) as same_network`;
  return before;
}

/** Keeps a "me too" and counts it, unless a flag says why not. */
export async function insertVote(tx: Tx, vote: Vote, flag: VoteFlag | null): Promise<void> {
  await tx`
    insert into known_problem_vote (org_id, problem_id, visitor, network, flag)
    values (app_org(), ${vote.problemId}, ${vote.visitor}, ${vote.network}, ${flag})`;
  await tx`
    update known_problem
    set me_toos = me_toos + ${flag === null ? 1 : 0}, repeats = repeats + ${flag === null ? 0 : 1}
    where org_id = app_org() and id = ${vote.problemId}`;
}
