import type { Tx } from './connect.ts';

export interface CasePhoto {
  id: string;
  entryId: string;
  width: number;
  height: number;
  createdAt: Date;
}

export interface NewCasePhoto {
  caseId: string;
  entryId: string;
  jpeg: Uint8Array;
  width: number;
  height: number;
}

export async function insertCasePhoto(tx: Tx, photo: NewCasePhoto): Promise<string> {
  const { caseId, entryId, jpeg, width, height } = photo;
  const [row] = await tx<[{ id: string }]>`
    insert into case_photo (org_id, case_id, entry_id, jpeg, width, height)
    values (app_org(), ${caseId}, ${entryId}, ${Buffer.from(jpeg)}, ${width}, ${height})
    returning id`;
  return row.id;
}

export async function countCasePhotos(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::int as n from case_photo where org_id = app_org() and case_id = ${caseId}`;
  return row.n;
}

/** The photos of a case without their bytes, the oldest first. */
export function listCasePhotos(tx: Tx, caseId: string) {
  return tx<CasePhoto[]>`
    select id, entry_id, width, height, created_at from case_photo
    where org_id = app_org() and case_id = ${caseId} order by id`;
}

/** A photo as it is served; undefined for one of another case. */
export async function readCasePhoto(
  tx: Tx,
  { caseId, photoId }: { caseId: string; photoId: string },
): Promise<Uint8Array | undefined> {
  const [row] = await tx<{ jpeg: Uint8Array }[]>`
    select jpeg from case_photo
    where org_id = app_org() and case_id = ${caseId} and id = ${photoId}`;
  return row?.jpeg;
}
