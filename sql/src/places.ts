import type { Tx } from './connect.ts';

/** Where people are met. */
export interface Place {
  id: string;
  name: string;
  archivedAt: Date | null;
  createdAt: Date;
}

/** With what was heard there in 30 days; the sums are of answers that are each worth 0 to 1. */
export interface HeardPlace extends Place {
  count7: number;
  count30: number;
  solvedCount: number;
  solvedSum: number;
  treatedCount: number;
  treatedSum: number;
  /** The most frequent first. */
  channels: string[];
}

const columns = (tx: Tx) => tx`id, name, archived_at, created_at`;

/** Those in use by name, then those that are archived. */
export function listHeardPlaces(tx: Tx) {
  return tx<HeardPlace[]>`
    select place.id, name, archived_at, created_at, heard.*, came.channels
    from place cross join lateral (
      select count(*) filter (where occurred_at > now() - interval '7 days')::int as count7,
        count(*)::int as count30,
        count(scores->>'solved') filter (where flags = '{}')::int as solved_count,
        coalesce(sum(case scores->>'solved' when 'yes' then 1 when 'partly' then 0.5 else 0 end)
          filter (where flags = '{}' and scores ? 'solved'), 0)::float8 as solved_sum,
        count(scores->>'treated') filter (where flags = '{}')::int as treated_count,
        coalesce(sum(((scores->>'treated')::int - 1) / 4.0) filter (where flags = '{}'), 0)::float8
          as treated_sum
      from feedback
      where feedback.org_id = place.org_id and place_id = place.id
        and occurred_at > now() - interval '30 days') as heard
    cross join lateral (
      select coalesce(array_agg(channel order by n desc, channel), '{}') as channels from (
        select channel, count(*) as n from feedback
        where feedback.org_id = place.org_id and place_id = place.id
          and occurred_at > now() - interval '30 days'
        group by channel) as counted) as came
    where place.org_id = app_org()
    order by archived_at is not null, lower(name), place.id limit 2000`;
}

/** Places by their names, as they are written or in other letters' case; archived ones, too. */
export function listPlacesNamed(tx: Tx, names: readonly string[]) {
  return tx<Place[]>`
    select ${columns(tx)} from place
    where org_id = app_org()
      and lower(name) in (select lower(wanted) from unnest(${[...names]}::text[]) as wanted)
    order by archived_at desc nulls first, created_at desc`;
}

export async function findPlace(tx: Tx, id: string) {
  const [row] = await tx<Place[]>`
    select ${columns(tx)} from place where org_id = app_org() and id = ${id}`;
  return row;
}

/** The place in use that has this id or, in letters of either case, this name. */
export async function findPlaceCalled(tx: Tx, called: string) {
  const [row] = await tx<Pick<Place, 'id' | 'name'>[]>`
    select id, name from place
    where org_id = app_org() and archived_at is null
      and (lower(name) = lower(${called}::text) or id::text = lower(${called}::text))
    order by id::text = lower(${called}::text) desc limit 1`;
  return row;
}

/** Names of places in use, for whoever named one that is not there. */
export async function listPlaceNames(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select name from place where org_id = app_org() and archived_at is null
    order by lower(name) limit ${limit}`;
  return rows.map(({ name }) => name);
}

/** One transaction at a time adds places, so that two lists with one name make one place. */
export async function holdPlaces(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('places ' || app_org()::text, 0))`;
}

export function insertPlaces(tx: Tx, names: readonly string[]) {
  return tx<Place[]>`
    insert into place (org_id, name)
    select app_org(), name from unnest(${[...names]}::text[]) as name
    returning ${columns(tx)}`;
}

/** @throws a database error 23505 `place_name_key` when another one in use is called so. */
export async function updatePlaceName(tx: Tx, id: string, name: string) {
  const [row] = await tx<Place[]>`
    update place set name = ${name} where org_id = app_org() and id = ${id}
    returning ${columns(tx)}`;
  return row;
}

/**
 * Archives places with their links, or has them back with the links that ended with them; those that
 * are so already stay as they are.
 */
export async function setPlacesArchived(tx: Tx, ids: readonly string[], archived: boolean) {
  if (archived) {
    const rows = await tx<Place[]>`
      update place set archived_at = now()
      where org_id = app_org() and id = any(${[...ids]}::uuid[]) and archived_at is null
      returning ${columns(tx)}`;
    await tx`
      update survey_link set archived_at = now()
      where org_id = app_org() and place_id = any(${rows.map(({ id }) => id)}::uuid[])
        and archived_at is null`;
    return rows;
  }
  await tx`
    update survey_link set archived_at = null from place
    where survey_link.org_id = app_org() and place.org_id = app_org()
      and place.id = place_id and place.id = any(${[...ids]}::uuid[])
      and survey_link.archived_at = place.archived_at`;
  return tx<Place[]>`
    update place set archived_at = null
    where org_id = app_org() and id = any(${[...ids]}::uuid[]) and archived_at is not null
    returning ${columns(tx)}`;
}
