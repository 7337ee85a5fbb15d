import type { Tx } from './connect.ts';
import type { Period } from './report-period.ts';

export interface MixCount {
  unit: 'begun' | 'sent' | 'reached';
  key: string | null;
  name: string | null;
  asked: number;
  completed: number;
}

type Span = Pick<Period, 'from' | 'until' | 'starts' | 'ends'>;

/** Who was asked in a period, by all ways of asking: unit, channel, place, language, counts. */
const asked = (tx: Tx, { from, until, starts, ends }: Span, surveyId: string | null) => tx`(
  select 'begun' as unit, channel, place_id, locale, started, least(finished, started) as finished
  from survey_start
  where org_id = app_org() and day >= ${from}::date and day < ${until}::date
    ${surveyId === null ? tx`` : tx`and survey_id = ${surveyId}`}
  union all
  select 'begun', 'kiosk', kiosk.place_id, null, count(*)::int,
    count(*) filter (where is_finished)::int
  from kiosk join kiosk_answer answer on answer.org_id = app_org() and kiosk_id = kiosk.id
    and given_at >= ${starts} and given_at < ${ends}
  where kiosk.org_id = app_org() ${surveyId === null ? tx`` : tx`and survey_id = ${surveyId}`}
  group by kiosk.place_id
  union all
  select 'sent', 'email', place_id, locale, 1, (answered_at is not null)::int
  from survey_invitation_mail mail join survey_invitation invitation
    on invitation.org_id = app_org() and invitation.id = invitation_id
  where mail.org_id = app_org() and step = 1 and sent_at >= ${starts} and sent_at < ${ends}
    and source <> 'test' ${surveyId === null ? tx`` : tx`and survey_id = ${surveyId}`}
  union all
  select 'reached', 'phone', place_id, locale, 1, (outcome = 'answered')::int
  from interview
  where org_id = app_org() and outcome in ('answered', 'refused')
    and at >= ${starts} and at < ${ends}
    ${surveyId === null ? tx`` : tx`and survey_id = ${surveyId}`})`;

/** Who was asked and who answered to the end, by channel, place or language; largest first. */
export function countMix(
  tx: Tx,
  period: Span,
  { by, surveyId }: { by: 'channel' | 'place' | 'locale'; surveyId: string | null },
) {
  const key = { channel: tx`channel`, place: tx`place_id::text`, locale: tx`locale` }[by];
  return tx<MixCount[]>`
    select unit, key, place.name, asked, completed from (
      select unit, ${key} as key, sum(started)::int as asked, sum(finished)::int as completed
      from ${asked(tx, period, surveyId)} as every_way
      group by 1, 2) as part
    left join place on place.org_id = app_org() and ${by} = 'place' and place.id::text = key
    order by unit, asked desc, key`;
}

/** All answers to surveys and forms of a period, by channel; most first. */
export function countSurveyAnswers(tx: Tx, { starts, ends }: Span, surveyId: string | null) {
  return tx<{ channel: string; count: number }[]>`
    select channel, count(*)::int as count from feedback
    where org_id = app_org() and occurred_at >= ${starts} and occurred_at < ${ends}
      and ${surveyId === null ? tx`survey_id is not null` : tx`survey_id = ${surveyId}`}
    group by channel order by count desc, channel`;
}
