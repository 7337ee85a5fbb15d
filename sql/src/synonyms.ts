import type { Tx } from './connect.ts';

/** The organisation's own words for one thing: one group a line. */
export interface SynonymList {
  lines: string[];
  /** 0 before anything was saved. */
  version: number;
  updatedAt: Date | null;
  /** The name of who saved it. */
  updatedBy: string | null;
}

export async function findSynonyms(tx: Tx): Promise<SynonymList> {
  const [row] = await tx<(Omit<SynonymList, 'lines'> & { lines: string })[]>`
    select list.lines, list.version, list.updated_at, member.name as updated_by
    from synonym_list list
      left join member on member.org_id = list.org_id and member.id = list.updated_by
    where list.org_id = app_org()`;
  if (!row) return { lines: [], version: 0, updatedAt: null, updatedBy: null };
  return { ...row, lines: row.lines === '' ? [] : row.lines.split('\n') };
}

/** The list as the engine reads it, in the format of its lexicon; empty when there is none. */
export async function readSynonyms(tx: Tx): Promise<string> {
  const [row] = await tx<{ lines: string }[]>`
    select lines from synonym_list where org_id = app_org()`;
  return row?.lines ?? '';
}

/**
 * Saves the whole list over the version that was read.
 * @returns false, with nothing written, when somebody saved another one since.
 */
export async function replaceSynonyms(
  tx: Tx,
  { version, lines, memberId }: { version: number; lines: readonly string[]; memberId: string },
): Promise<boolean> {
  const text = lines.join('\n');
  const { count } =
    version === 0
      ? await tx`
          insert into synonym_list (org_id, version, lines, updated_by)
          values (app_org(), 1, ${text}, ${memberId}) on conflict (org_id) do nothing`
      : await tx`
          update synonym_list set version = version + 1, lines = ${text}, updated_at = now(),
            updated_by = ${memberId}
          where org_id = app_org() and version = ${version}`;
  return count > 0;
}
