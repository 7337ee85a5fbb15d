import type { Tx } from './connect.ts';

/** How many began a survey on a day, and how many of them sent it. */
export interface PastStarts {
  surveyId: string;
  channel: string;
  placeId: string | null;
  locale: string;
  day: string;
  started: number;
  finished: number;
}

export async function insertPastStarts(tx: Tx, rows: readonly PastStarts[]): Promise<void> {
  const columns = rows.map((row) => ({
    survey_id: row.surveyId,
    channel: row.channel,
    place_id: row.placeId,
    locale: row.locale,
    day: row.day,
    started: row.started,
    finished: row.finished,
  }));
  await tx`
    insert into survey_start (org_id, survey_id, channel, place_id, locale, day, started, finished)
    select app_org(), survey_id, channel, place_id, locale, day, started, finished
    from jsonb_to_recordset(${tx.json(columns)}::jsonb) as past (survey_id uuid, channel text,
      place_id uuid, locale text, day date, started int, finished int)`;
}
