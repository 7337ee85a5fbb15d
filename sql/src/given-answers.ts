import type { Tx } from './connect.ts';

/** What a comment came with beside text and scores, and what had been asked. */
export interface GivenAnswers {
  id: string;
  answers: Record<string, string[]>;
  /** The version that was answered; null: nobody had published one. */
  doc: unknown;
  kind: 'survey' | 'form';
  locale: string;
}

/** Of those of these comments that have other answers. */
export function listGivenAnswers(tx: Tx, ids: readonly string[]) {
  return tx<GivenAnswers[]>`
    select f.id, f.answers, v.doc, s.kind, s.locale
    from feedback f
    join survey s on s.org_id = f.org_id and s.id = f.survey_id
    left join survey_version v on v.org_id = f.org_id and v.survey_id = f.survey_id
      and v.version = f.survey_version
    where f.org_id = app_org() and f.id = any(${[...ids]}::uuid[]) and f.answers <> '{}'`;
}
