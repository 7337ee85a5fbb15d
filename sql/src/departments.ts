import type { Tx } from './connect.ts';

export interface Department {
  id: string;
  name: string;
  kind: 'department' | 'supplier';
}

export function listDepartments(tx: Tx) {
  return tx<Department[]>`
    select id, name, kind from department
    where org_id = app_org() and archived_at is null order by lower(name), id`;
}

export async function insertDepartment(tx: Tx, department: Omit<Department, 'id'>) {
  const [row] = await tx<[Department]>`
    insert into department (org_id, name, kind)
    values (app_org(), ${department.name}, ${department.kind}) returning id, name, kind`;
  return row;
}

/** Whether it is in use or not. */
export async function findDepartment(tx: Tx, id: string) {
  const [row] = await tx<(Department & { archived: boolean })[]>`
    select id, name, kind, archived_at is not null as archived from department
    where org_id = app_org() and id = ${id}`;
  return row;
}

/** Answers the department as it is now; undefined when there is none. */
export async function updateDepartment(
  tx: Tx,
  id: string,
  change: { name?: string | undefined; kind?: string | undefined; archived?: boolean | undefined },
) {
  const [row] = await tx<Department[]>`
    update department set
      name = coalesce(${change.name ?? null}, name),
      kind = coalesce(${change.kind ?? null}, kind),
      archived_at = case when ${change.archived ?? null}::boolean is null then archived_at
        when ${change.archived ?? null}::boolean then coalesce(archived_at, now()) end
    where org_id = app_org() and id = ${id} returning id, name, kind`;
  return row;
}
