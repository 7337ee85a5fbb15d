import type { Tx } from './connect.ts';

/** A comment that a theme names as evidence. */
export interface Evidence {
  id: string;
  text: string;
  language: string | null;
  channel: string;
  caseCode: string;
  occurredAt: Date;
  /** It is still in the theme. */
  inTheme: boolean;
}

/** Those of these comments that are still there, newest first. */
export function listEvidence(tx: Tx, themeId: string, ids: readonly string[]) {
  return tx<Evidence[]>`
    select f.id, f.text, f.language, f.channel, f.case_code, f.occurred_at,
      coalesce(p.theme_id = ${themeId}, false) as in_theme
    from feedback f
      left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    where f.org_id = app_org() and f.id = any(${ids}::uuid[])
    order by f.occurred_at desc, f.id`;
}
