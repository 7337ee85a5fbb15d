import type { Tx } from './connect.ts';

/** What is counted together: one survey, met by one channel at one place in one language. */
export interface MetBy {
  surveyId: string;
  channel: string;
  placeId: string | null;
  locale: string;
}

/** Somebody began to answer, or sent what they had begun: a count of the day and nothing else. */
export async function countStart(tx: Tx, met: MetBy, what: 'started' | 'finished'): Promise<void> {
  const { surveyId, channel, placeId, locale } = met;
  const [started, finished] = what === 'started' ? [1, 0] : [0, 1];
  await tx`
    insert into survey_start (org_id, survey_id, channel, place_id, locale, day, started, finished)
    select app_org(), ${surveyId}, ${channel}, ${placeId}, ${locale},
      (now() at time zone time_zone)::date, ${started}, ${finished}
    from organization where id = app_org()
    on conflict on constraint survey_start_once do update set
      started = survey_start.started + excluded.started,
      finished = survey_start.finished + excluded.finished`;
}
