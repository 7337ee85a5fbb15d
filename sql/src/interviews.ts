import type { Tx } from './connect.ts';

/** What became of one call of an interviewer. */
export interface Call {
  /** Given by whoever calls: the same one is kept once. */
  id: string;
  surveyId: string;
  placeId: string | null;
  memberId: string;
  locale: string;
  outcome: 'answered' | 'refused' | 'not_reached' | 'call_later';
  feedbackId: string | null;
}

/** Keeps what became of a call; one that is known stays as it is. */
export async function insertCall(tx: Tx, call: Call): Promise<boolean> {
  const rows = await tx`
    insert into interview (org_id, id, survey_id, place_id, member_id, locale, outcome, feedback_id)
    values (app_org(), ${call.id}, ${call.surveyId}, ${call.placeId}, ${call.memberId},
      ${call.locale}, ${call.outcome}, ${call.feedbackId})
    on conflict do nothing returning id`;
  return rows.length > 0;
}

/** Takes a call back that one made oneself and that brought no answers. */
export async function deleteCall(tx: Tx, id: string, memberId: string): Promise<boolean> {
  const rows = await tx`
    delete from interview
    where org_id = app_org() and id = ${id} and member_id = ${memberId} and outcome <> 'answered'
    returning id`;
  return rows.length > 0;
}

/** What one's own calls for a survey came to on the day it is where the organisation is. */
export function countOwnCalls(tx: Tx, surveyId: string, memberId: string) {
  return tx<{ outcome: Call['outcome']; count: number }[]>`
    select outcome, count(*)::int as count from interview
    where org_id = app_org() and survey_id = ${surveyId} and member_id = ${memberId}
      and at >= (select date_trunc('day', now() at time zone time_zone) at time zone time_zone
        from organization where id = app_org())
    group by 1`;
}
