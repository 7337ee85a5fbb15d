import type { JSONValue } from 'postgres';
import type { Tx } from './connect.ts';

/** How the organisation says that it is reached. */
export async function readHelp(tx: Tx): Promise<unknown> {
  const [row] = await tx<[{ help: unknown }]>`select help from organization where id = app_org()`;
  return row.help;
}

export async function updateHelp(tx: Tx, help: JSONValue): Promise<void> {
  await tx`update organization set help = ${tx.json(help)} where id = app_org()`;
}

/** Who is named to be told of what is urgent; nobody: administrators and chairs are. */
export async function listUrgentDuty(tx: Tx): Promise<string[]> {
  const rows = await tx<{ memberId: string }[]>`
    select member_id from urgent_duty where org_id = app_org() order by member_id`;
  return rows.map(({ memberId }) => memberId);
}

/** Exactly these are told from now on. Members that are not there are left out. */
export async function replaceUrgentDuty(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx`delete from urgent_duty where org_id = app_org()`;
  await tx`
    insert into urgent_duty (org_id, member_id)
    select org_id, id from member
    where org_id = app_org() and disabled_at is null and id = any(${[...memberIds]}::uuid[])`;
}
