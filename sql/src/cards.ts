import { keepEngineOut } from './as-engine.ts';
import type { Tx } from './connect.ts';

/** The noon of a day by the organisation's clocks, or now where that is not over yet. */
export async function readCardTime(tx: Tx, day: string) {
  const [row] = await tx<[{ at: Date; isFuture: boolean }]>`
    select least(now(), (${day}::date + time '12:00') at time zone time_zone) as at,
      ${day}::date > (now() at time zone time_zone)::date as is_future
    from organization where id = app_org()`;
  return row;
}

/**
 * Erases the comment of a card that this member typed not longer ago than so many hours.
 * @returns its case code; undefined: there is no such card.
 */
export async function deleteCard(
  tx: Tx,
  card: { id: string; memberId: string; hours: number },
): Promise<string | undefined> {
  await keepEngineOut(tx);
  const [found] = await tx<{ caseCode: string }[]>`
    select case_code from feedback
    where org_id = app_org() and id = ${card.id} and channel = 'card'
      and member_id = ${card.memberId} and survey_id is not null
      and received_at > now() - make_interval(hours => ${card.hours}::int)`;
  if (!found) return undefined;
  await tx`
    update theme set representative_id = null
    where org_id = app_org() and representative_id = ${card.id}`;
  await tx`delete from feedback where org_id = app_org() and id = ${card.id}`;
  return found.caseCode;
}
