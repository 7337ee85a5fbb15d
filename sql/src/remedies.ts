import type { Tx } from './connect.ts';

/** What may be done for a customer. Amounts are in the organisation's currency. */
export interface Remedy {
  id: string;
  name: string;
  /** What the front line types to pick it. */
  code: string;
  /** Null: an amount is asked for. */
  fixedCost: number | null;
  /** What one comment may be granted of it without asking. */
  ownLimit: number;
  archivedAt: Date | null;
}

export type NewRemedy = Omit<Remedy, 'id' | 'archivedAt'>;

export type RemedyChange = {
  [Name in keyof NewRemedy]?: NewRemedy[Name] | undefined;
} & { archived?: boolean | undefined };

const columns = (tx: Tx) => tx`
  id, name, code, fixed_cost::float8 as fixed_cost, own_limit::float8 as own_limit, archived_at`;

/** In the order of the catalogue; those that are not granted any more come last. */
export function listRemedies(tx: Tx) {
  return tx<Remedy[]>`
    select ${columns(tx)} from remedy where org_id = app_org()
    order by archived_at is not null, position, id`;
}

export async function findRemedy(tx: Tx, id: string): Promise<Remedy | undefined> {
  const [row] = await tx<Remedy[]>`
    select ${columns(tx)} from remedy where org_id = app_org() and id = ${id}`;
  return row;
}

/** The same, and nobody else changes or grants it before the transaction ends. */
export async function lockRemedy(tx: Tx, id: string): Promise<Remedy | undefined> {
  const [row] = await tx<Remedy[]>`
    select ${columns(tx)} from remedy where org_id = app_org() and id = ${id} for no key update`;
  return row;
}

/** Adds remedies at the end; one with a code already in use is left alone. Answers the new ids. */
export async function insertRemedies(
  tx: Tx,
  remedies: readonly NewRemedy[],
): Promise<{ id: string; code: string }[]> {
  const rows = remedies.map(({ name, code, fixedCost, ownLimit }) => ({
    name,
    code,
    fixed_cost: fixedCost,
    own_limit: ownLimit,
  }));
  return tx<{ id: string; code: string }[]>`
    insert into remedy (org_id, name, code, fixed_cost, own_limit, position)
    select app_org(), r.name, r.code, r.fixed_cost, r.own_limit,
      (select coalesce(max(position), 0) from remedy where org_id = app_org()) + r.place
    from rows from (jsonb_to_recordset(${tx.json(rows)}) as (
      name text, code text, fixed_cost numeric, own_limit numeric)) with ordinality
      as r (name, code, fixed_cost, own_limit, place)
    on conflict do nothing returning id, code`;
}

/** Writes what is named and leaves the rest. A fixed cost of null is named, too. */
export async function updateRemedy(tx: Tx, id: string, change: RemedyChange): Promise<void> {
  const { name, code, fixedCost, ownLimit, archived } = change;
  await tx`
    update remedy set
      name = coalesce(${name ?? null}, name),
      code = coalesce(${code ?? null}, code),
      fixed_cost = case when ${fixedCost !== undefined}
        then ${fixedCost ?? null}::float8 else fixed_cost end,
      own_limit = coalesce(${ownLimit ?? null}::float8, own_limit),
      archived_at = case when ${archived ?? null}::boolean is null then archived_at
        when ${archived ?? null}::boolean then coalesce(archived_at, now()) end
    where org_id = app_org() and id = ${id}`;
}

/** Puts a remedy at a place of the catalogue, from 0; the others make room. */
export async function placeRemedy(tx: Tx, id: string, place: number): Promise<void> {
  await tx`
    with others as (
      select id, row_number() over (order by position, id) - 1 as place
      from remedy where org_id = app_org() and archived_at is null and id <> ${id}
    ), places as (
      select id, place + case when place >= ${place} then 1 else 0 end as place from others
      union all select ${id}::uuid, ${place}::int
    )
    update remedy set position = places.place from places
    where remedy.org_id = app_org() and remedy.id = places.id`;
}

export interface Approver {
  id: string;
  name: string;
}

/** Who says yes or no above a limit: active chairs and administrators. */
export function listApprovers(tx: Tx) {
  return tx<Approver[]>`
    select id, name from member
    where org_id = app_org() and role in ('chair', 'admin') and disabled_at is null
    order by id`;
}
