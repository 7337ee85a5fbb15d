import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@vocero/sql/connect';

/** What is wrong; all zeros when nothing is. */
export interface Verdict {
  /** Acknowledged to the client, but not stored. */
  lost: number;
  /** Stored or placed more than once. */
  doubled: number;
  /** Stored, but never read by the engine. */
  missing: number;
  /** Still waiting when the time was up. */
  waiting: number;
}

export const nothingWrong: Verdict = { lost: 0, doubled: 0, missing: 0, waiting: 0 };

/** Writes down every placement, so that one made twice is seen even if it left a single row. */
export async function watchEffects(owner: Sql): Promise<void> {
  await owner`create table effect (feedback_id uuid not null)`;
  await owner`grant select, insert on effect to vocero_app`;
  await owner`
    create function note_effect() returns trigger language plpgsql as
    $$ begin insert into effect values (new.feedback_id); return null; end $$`;
  await owner`
    create trigger note_effect after insert on placement
    for each row execute function note_effect()`;
}

/** How many comments wait to be read. */
export async function countWaiting(owner: Sql, orgId: string): Promise<number> {
  const [row] = await owner<{ count: number }[]>`
    select count(*)::int as count from outbox
    where org_id = ${orgId} and topic = 'feedback.received'`;
  return row!.count;
}

/** Milliseconds: what hangs is told from what is slow on a machine that does other things too. */
const PATIENCE = 120_000;

/** Waits until nothing waits, or for two minutes. */
export async function drain(owner: Sql, orgId: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && (await countWaiting(owner, orgId)) > 0) await sleep(100);
}

/**
 * Holds what a client was promised against what is there: each acknowledged key is exactly one
 * comment, each comment was placed exactly once, nothing waits.
 */
export async function judge(
  owner: Sql,
  orgId: string,
  acknowledged: readonly string[],
): Promise<Verdict> {
  const [row] = await owner<Omit<Verdict, 'waiting'>[]>`
    with stored as (
      select id, external_id from feedback where org_id = ${orgId}),
    effects as (
      select stored.id, count(effect.feedback_id) as times
      from stored left join effect on feedback_id = id group by stored.id)
    select
      (select count(*)::int from unnest(${acknowledged}::text[]) as key
        where not exists (select from stored where external_id = key)) as lost,
      (select count(*)::int from effects where times > 1)
        + (select count(*) - count(distinct external_id) from stored)::int as doubled,
      (select count(*)::int from effects where times = 0) as missing`;
  return { ...row!, waiting: await countWaiting(owner, orgId) };
}
