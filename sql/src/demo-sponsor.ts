import type { Tx } from './connect.ts';

/** A question of a sponsor's past, asked of whoever owned the theme. */
export interface PastAsk {
  id: string;
  themeId: string;
  askedBy: string;
  text: string;
  at: Date;
}

/** @returns whom it was asked of; undefined when nobody owns the theme. */
export async function insertPastAsk(tx: Tx, ask: PastAsk): Promise<string | undefined> {
  const [row] = await tx<{ askedOf: string }[]>`
    insert into sponsor_ask (org_id, id, theme_id, asked_of, asked_by, text, day, asked_at)
    select app_org(), ${ask.id}, t.id, t.owner_id, ${ask.askedBy}, ${ask.text},
      (${ask.at}::timestamptz at time zone o.time_zone)::date, ${ask.at}
    from theme t join organization o on o.id = t.org_id
    where t.org_id = app_org() and t.id = ${ask.themeId} and t.owner_id is not null
    returning asked_of`;
  return row?.askedOf;
}
