import type { Tx } from './connect.ts';

/** What the comments of a case say and where they belong. */
export interface CaseMatter {
  text: string;
  reasonCodes: string[];
  themeIds: string[];
}

/** Undefined: there is no such case. */
export async function readCaseMatter(tx: Tx, caseId: string): Promise<CaseMatter | undefined> {
  const [row] = await tx<CaseMatter[]>`
    select coalesce(string_agg(f.text, E'\n' order by f.id), '') as text,
      coalesce(array_agg(distinct r.code) filter (where r.code is not null), '{}')
        as reason_codes,
      coalesce(array_agg(distinct p.theme_id) filter (where p.theme_id is not null), '{}')
        as theme_ids
    from customer_case c
      left join feedback f on f.org_id = c.org_id and f.case_id = c.id
      left join contact_reason r on r.org_id = f.org_id and r.id = f.reason_id
      left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    where c.org_id = app_org() and c.id = ${caseId} group by c.id`;
  return row;
}
