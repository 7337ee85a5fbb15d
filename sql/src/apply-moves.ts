import type { Tx } from './connect.ts';

/**
 * Puts comments where the moves of an event say, bans included. A comment that returns to not having
 * been read yet waits for the engine again.
 */
export async function applyMoves(tx: Tx, eventId: string): Promise<void> {
  await upsertPlacements(tx, eventId);
  await unplace(tx, eventId);
  await liftBans(tx, eventId);
  await setBans(tx, eventId);
}

async function upsertPlacements(tx: Tx, eventId: string): Promise<void> {
  await tx`
    insert into placement (org_id, feedback_id, theme_id, state, by, score, snoozed_until, occurred_at,
      placed_at)
    select m.org_id, m.feedback_id, (m.after->>'themeId')::uuid, m.after->>'state', m.after->>'by',
      (m.after->>'score')::real, (m.after->>'snoozedUntil')::timestamptz, f.occurred_at,
      (m.after->>'placedAt')::timestamptz
    from placement_move m
      join feedback f on f.org_id = app_org() and f.id = m.feedback_id
    where m.org_id = app_org() and m.event_id = ${eventId} and m.after <> 'null'
    order by m.feedback_id
    on conflict (org_id, feedback_id) do update set
      theme_id = excluded.theme_id, state = excluded.state, by = excluded.by,
      score = excluded.score, snoozed_until = excluded.snoozed_until,
      placed_at = excluded.placed_at`;
}

async function unplace(tx: Tx, eventId: string): Promise<void> {
  await tx`
    with gone as (
      delete from placement p using placement_move m
      where p.org_id = app_org() and m.org_id = app_org() and m.event_id = ${eventId}
        and m.after = 'null' and p.feedback_id = m.feedback_id
      returning p.feedback_id)
    insert into outbox (org_id, topic, subject_id)
    select app_org(), 'feedback.received', feedback_id from gone`;
}

async function liftBans(tx: Tx, eventId: string): Promise<void> {
  await tx`
    delete from placement_ban b using placement_move m
    where b.org_id = app_org() and m.org_id = app_org() and m.event_id = ${eventId}
      and b.feedback_id = m.feedback_id
      and not coalesce(m.after->'bans' ? b.theme_id::text, false)`;
}

async function setBans(tx: Tx, eventId: string): Promise<void> {
  await tx`
    insert into placement_ban (org_id, feedback_id, theme_id)
    select m.org_id, m.feedback_id, t.id
    from placement_move m
      cross join lateral jsonb_array_elements_text(m.after->'bans') as banned (id)
      join theme t on t.org_id = app_org() and t.id = banned.id::uuid
    where m.org_id = app_org() and m.event_id = ${eventId} and m.after <> 'null'
    on conflict do nothing`;
}
