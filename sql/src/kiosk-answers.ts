import type { Tx } from './connect.ts';

export interface KioskAnswer {
  kioskId: string;
  id: string;
  feedbackId: string;
  givenAt: string;
  sameness: string;
  isFinished: boolean;
}

/** @returns false when an answer of this name was stored before. */
export async function insertKioskAnswer(tx: Tx, answer: KioskAnswer): Promise<boolean> {
  const rows = await tx`
    insert into kiosk_answer (org_id, kiosk_id, id, feedback_id, given_at, sameness, is_finished)
    values (app_org(), ${answer.kioskId}, ${answer.id}, ${answer.feedbackId}, ${answer.givenAt},
      ${answer.sameness}, ${answer.isFinished})
    on conflict do nothing returning id`;
  return rows.length > 0;
}

export async function isKioskAnswerKnown(tx: Tx, kioskId: string, id: string): Promise<boolean> {
  const rows = await tx`
    select from kiosk_answer
    where org_id = app_org() and kiosk_id = ${kioskId} and id = ${id}`;
  return rows.length > 0;
}

/** The answers of a device that were given between two instants, in milliseconds since 1970. */
export function listAnswersBetween(
  tx: Tx,
  kioskId: string,
  { from, until }: { from: number; until: number },
) {
  return tx<{ id: string; givenAt: Date; sameness: string }[]>`
    select id, given_at, sameness from kiosk_answer
    where org_id = app_org() and kiosk_id = ${kioskId}
      and given_at between ${new Date(from)} and ${new Date(until)}`;
}

/** Flags the comments of these answers, each once: a person may take the flag off for good. */
export async function flagBurst(tx: Tx, kioskId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    with found as (
      update kiosk_answer set is_burst = true
      where org_id = app_org() and kiosk_id = ${kioskId} and id = any(${[...ids]}::uuid[])
        and not is_burst
      returning org_id, feedback_id)
    update feedback f set flags = array_append(flags, 'burst') from found
    where f.org_id = found.org_id and f.id = found.feedback_id and 'burst' <> all(flags)`;
}
