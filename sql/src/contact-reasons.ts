import type { Tx } from './connect.ts';

export interface ContactReason {
  id: string;
  code: string;
  names: Record<string, string>;
  departmentId: string | null;
  count30: number;
}

export interface NewContactReason {
  code: string;
  names: Record<string, string>;
  departmentId: string | null;
}

/** One pass over the comments counts for all reasons; a count for each would be as many passes. */
const counted = (tx: Tx) => tx`
  contact_reason r left join (
    select reason_id, count(*)::int as count30 from feedback
    where org_id = app_org() and occurred_at > now() - interval '30 days'
    group by reason_id) as f on f.reason_id = r.id`;

const columns = (tx: Tx) => tx`
  r.id, r.code, r.names, r.department_id, coalesce(f.count30, 0) as count30`;

export function listContactReasons(tx: Tx) {
  return tx<ContactReason[]>`
    select ${columns(tx)} from ${counted(tx)}
    where r.org_id = app_org() and r.archived_at is null order by r.position, r.id`;
}

export async function findContactReason(tx: Tx, id: string) {
  const [row] = await tx<ContactReason[]>`
    select ${columns(tx)} from ${counted(tx)} where r.org_id = app_org() and r.id = ${id}`;
  return row;
}

/** Adds reasons at the end of the list; a code already in use is left alone. Answers the new ids. */
export async function insertContactReasons(tx: Tx, reasons: readonly NewContactReason[]) {
  const rows = await tx<{ id: string }[]>`
    insert into contact_reason (org_id, code, names, department_id, position)
    select app_org(), r.code, r.names, r.department_id,
      (select coalesce(max(position), 0) from contact_reason where org_id = app_org()) + r.place
    from rows from (jsonb_to_recordset(${tx.json(
      reasons.map(({ code, names, departmentId }) => ({
        code,
        names,
        department_id: departmentId,
      })),
    )}) as (code text, names jsonb, department_id uuid)) with ordinality
      as r (code, names, department_id, place)
    on conflict do nothing returning id`;
  return rows.map((row) => row.id);
}

export async function updateContactReason(
  tx: Tx,
  id: string,
  change: {
    code?: string | undefined;
    names?: Record<string, string> | undefined;
    departmentId?: string | null | undefined;
    position?: number | undefined;
    archived?: boolean | undefined;
  },
) {
  await tx`
    update contact_reason set
      code = coalesce(${change.code ?? null}, code),
      names = coalesce(${change.names ? tx.json(change.names) : null}, names),
      department_id = case when ${change.departmentId !== undefined}
        then ${change.departmentId ?? null}::uuid else department_id end,
      position = coalesce(${change.position ?? null}, position),
      archived_at = case when ${change.archived ?? null}::boolean is null then archived_at
        when ${change.archived ?? null}::boolean then coalesce(archived_at, now()) end
    where org_id = app_org() and id = ${id}`;
}

/** The reason that has this code now. */
export async function findReasonId(tx: Tx, code: string): Promise<string | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select id from contact_reason
    where org_id = app_org() and code = ${code} and archived_at is null`;
  return row?.id;
}
