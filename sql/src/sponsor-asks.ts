import type { Tx } from './connect.ts';
import { firstCouncil } from './councils.ts';
import type { SponsorSpan } from './sponsor-span.ts';

/** Whom to ask after a theme. */
export interface Asked {
  id: string;
  name: string;
  /** Its owner; else the chair of its council, or whoever runs the organisation. */
  isOwner: boolean;
}

/** Whom to ask after each of these themes; a theme of which nobody can be asked is left out. */
export async function listAsked(tx: Tx, themeIds: readonly string[]): Promise<Map<string, Asked>> {
  const rows = await tx<({ themeId: string } & Asked)[]>`
    select t.id as theme_id, coalesce(owner.id, other.id) as id,
      coalesce(owner.name, other.name) as name, owner.id is not null as is_owner
    from theme t
      left join member owner on owner.org_id = app_org() and owner.id = t.owner_id
        and owner.disabled_at is null
      left join lateral (
        select m.id, m.name from member m
          left join council c on c.org_id = app_org() and c.chair_id = m.id
            and c.id = ${councilOf(tx)}
        where m.org_id = app_org() and m.disabled_at is null
          and (c.id is not null or m.role in ('chair', 'admin'))
        order by c.id is null, m.role <> 'chair', m.created_at, m.id limit 1) as other
        on owner.id is null
    where t.org_id = app_org() and t.id = any(${themeIds}::uuid[])
      and t.removed_at is null and t.merged_into is null
      and coalesce(owner.id, other.id) is not null`;
  return new Map(rows.map(({ themeId, ...asked }) => [themeId, asked]));
}

const councilOf = (tx: Tx) => tx`
  coalesce((select own.id from council own where own.org_id = app_org() and own.id = t.council_id
      and own.archived_at is null), ${firstCouncil(tx)})`;

/** Who does an open action of a theme; undefined: there is no such action. */
export async function findActionToAskAfter(tx: Tx, themeId: string, actionId: string) {
  const [row] = await tx<{ what: string; ownerId: string | null; ownerName: string | null }[]>`
    select a.what, m.id as owner_id, m.name as owner_name
    from action a left join member m on m.org_id = app_org() and m.id = a.owner_id
      and m.disabled_at is null
    where a.org_id = app_org() and a.id = ${actionId} and a.theme_id = ${themeId}
      and a.done_at is null and a.removed_at is null`;
  return row;
}

/** @returns its id; null when they were asked after this theme today already. */
export async function insertAsk(
  tx: Tx,
  ask: { themeId: string; askedOf: string; askedBy: string; text: string | null },
): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    insert into sponsor_ask (org_id, theme_id, asked_of, asked_by, text, day)
    select app_org(), ${ask.themeId}, ${ask.askedOf}, ${ask.askedBy}, ${ask.text},
      (now() at time zone time_zone)::date
    from organization where id = app_org()
    on conflict (org_id, theme_id, asked_of, day) do nothing returning id`;
  return row?.id ?? null;
}

/** When a person was last asked after a theme. */
export interface LastAsk {
  themeId: string;
  askedOf: string;
  askedBy: string | null;
  at: Date;
  text: string | null;
  isToday: boolean;
}

export function listLastAsks(tx: Tx, themeIds: readonly string[]) {
  return tx<LastAsk[]>`
    select distinct on (a.theme_id, a.asked_of) a.theme_id, a.asked_of, m.name as asked_by,
      a.asked_at as at, a.text, a.day = (now() at time zone o.time_zone)::date as is_today
    from sponsor_ask a
      join organization o on o.id = a.org_id
      left join member m on m.org_id = a.org_id and m.id = a.asked_by
    where a.org_id = app_org() and a.theme_id = any(${themeIds}::uuid[])
    order by a.theme_id, a.asked_of, a.day desc`;
}

/** A question of the month, and whether its theme moved on since. */
export interface MonthAsk {
  id: string;
  themeId: string;
  label: string;
  askedOf: string;
  askedBy: string | null;
  at: Date;
  text: string | null;
  movedAt: Date | null;
}

/** Newest first. */
export function listMonthAsks(tx: Tx, { startsAt, at }: SponsorSpan) {
  return tx<MonthAsk[]>`
    select a.id, a.theme_id, t.label, asked.name as asked_of, asker.name as asked_by,
      a.asked_at as at, a.text, (
        select e.created_at from theme_event e
        where e.org_id = a.org_id and e.theme_id = a.theme_id and e.created_at > a.asked_at
          and e.created_at <= ${at}
          and e.act in ('moved', 'cause_found', 'decided', 'target_set', 'verified',
            'prevention_noted', 'action_added', 'action_changed', 'action_done', 'action_removed')
        order by e.created_at limit 1) as moved_at
    from sponsor_ask a
      join theme t on t.org_id = a.org_id and t.id = a.theme_id
      join member asked on asked.org_id = a.org_id and asked.id = a.asked_of
      left join member asker on asker.org_id = a.org_id and asker.id = a.asked_by
    where a.org_id = app_org() and a.id >= least_id_at(${startsAt}) and a.asked_at < ${at}
    order by a.id desc limit 200`;
}
