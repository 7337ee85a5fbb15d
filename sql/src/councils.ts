import type { Tx } from './connect.ts';

/** Every so many weeks on a weekday (1 is Monday), or months on its first to fourth or last (-1). */
export interface Cadence {
  freq: 'week' | 'month';
  every: number;
  weekday: number;
  nth: number | null;
  /** The first day that may be one. */
  fromDay: string;
}

export interface CouncilColumns extends Cadence {
  name: string;
  chairId: string | null;
  /** `09:30`, by the organisation's clocks. */
  starts: string;
  minutes: number;
  place: string | null;
  quorum: number;
  /** For each quarter; null: nobody has said. */
  capacityHours: number | null;
  capacityMoney: number | null;
}

/** Who meets regularly to look at themes and to decide. */
export interface Council extends CouncilColumns {
  id: string;
  chairName: string | null;
  members: { id: string; name: string }[];
  version: number;
  /** Of its calendar: higher after every change of a date. */
  sequence: number;
  archivedAt: Date | null;
  changedAt: Date;
  /** Themes that no council was named for are looked after by it. */
  isFirst: boolean;
}

const selectCouncils = (tx: Tx) => tx`
  select c.id, c.name, c.chair_id, chair.name as chair_name, c.freq, c.every, c.weekday, c.nth,
    c.from_day, c.starts, c.minutes, c.place, c.quorum, c.capacity_hours, c.capacity_money,
    c.version, c.sequence, c.archived_at, c.changed_at,
    c.id is not distinct from ${firstCouncil(tx)} as is_first,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by lower(m.name), m.id)
      from council_member cm join member m on m.org_id = app_org() and m.id = cm.member_id
      where cm.org_id = app_org() and cm.council_id = c.id), '[]') as members
  from council c left join member chair on chair.org_id = app_org() and chair.id = c.chair_id`;

/** The one that was founded first of those that still meet; to be used as a value in a query. */
export const firstCouncil = (tx: Tx) => tx`(
  select first.id from council first
  where first.org_id = app_org() and first.archived_at is null
  order by first.created_at, first.id limit 1)`;

/** Those that still meet come first, then in the order of their names. */
export function listCouncils(tx: Tx) {
  return tx<Council[]>`
    ${selectCouncils(tx)} where c.org_id = app_org()
    order by c.archived_at is not null, lower(c.name), c.id limit 200`;
}

export async function findCouncil(tx: Tx, id: string): Promise<Council | undefined> {
  const [row] = await tx<
    Council[]
  >`${selectCouncils(tx)} where c.org_id = app_org() and c.id = ${id}`;
  return row;
}

/** The same, and nobody else can change it before the transaction ends. */
export async function lockCouncil(tx: Tx, id: string): Promise<Council | undefined> {
  await tx`select from council where org_id = app_org() and id = ${id} for update`;
  return findCouncil(tx, id);
}

/** @throws a database error 23505 `council_name_key` when another one that meets is called so. */
export async function insertCouncil(
  tx: Tx,
  council: CouncilColumns,
  memberIds: readonly string[],
): Promise<string> {
  const [row] = await tx<[{ id: string }]>`
    insert into council (org_id, name, chair_id, freq, every, weekday, nth, from_day, starts,
      minutes, place, quorum, capacity_hours, capacity_money)
    values (app_org(), ${council.name}, ${council.chairId}, ${council.freq}, ${council.every},
      ${council.weekday}, ${council.nth}, ${council.fromDay}, ${council.starts},
      ${council.minutes}, ${council.place}, ${council.quorum}, ${council.capacityHours},
      ${council.capacityMoney})
    returning id`;
  await writeMembers(tx, row.id, memberIds);
  return row.id;
}

/** Writes a council as it shall be; its calendar is told to be a new one. */
export async function writeCouncil(
  tx: Tx,
  id: string,
  council: CouncilColumns & { archivedAt: Date | null },
): Promise<void> {
  await tx`
    update council set name = ${council.name}, chair_id = ${council.chairId},
      freq = ${council.freq}, every = ${council.every}, weekday = ${council.weekday},
      nth = ${council.nth}, from_day = ${council.fromDay}, starts = ${council.starts},
      minutes = ${council.minutes}, place = ${council.place}, quorum = ${council.quorum},
      capacity_hours = ${council.capacityHours}, capacity_money = ${council.capacityMoney},
      archived_at = ${council.archivedAt}, version = version + 1, sequence = sequence + 1,
      changed_at = now()
    where org_id = app_org() and id = ${id}`;
}

/** One of its meetings has another date or is cancelled. */
export async function raiseSequence(tx: Tx, id: string): Promise<void> {
  await tx`
    update council set sequence = sequence + 1, changed_at = now()
    where org_id = app_org() and id = ${id}`;
}

/** Exactly these people belong to it. */
export async function writeMembers(
  tx: Tx,
  councilId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx`
    delete from council_member
    where org_id = app_org() and council_id = ${councilId}
      and not member_id = any(${memberIds}::uuid[])`;
  await tx`
    insert into council_member (org_id, council_id, member_id)
    select app_org(), ${councilId}, member_id from unnest(${memberIds}::uuid[]) as one (member_id)
    on conflict do nothing`;
}
