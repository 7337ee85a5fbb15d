import { caseCommentColumns, type CaseComment } from './case-comments.ts';
import type { Tx } from './connect.ts';
import type { FeedbackPosition } from './feedback-list.ts';

export interface PersonContact extends CaseComment {
  /** The case that it belongs to. */
  case: { id: string; code: string; state: string } | null;
}

/** Everything that a customer told, newest first: by their reference, and by the address they left. */
export function listPersonContacts(
  tx: Tx,
  personId: string,
  { after, limit }: { after: FeedbackPosition | null; limit: number },
) {
  return tx<PersonContact[]>`
    select ${caseCommentColumns(tx)},
      (select jsonb_build_object('id', c.id, 'code', c.code, 'state', c.state)
        from customer_case c where c.org_id = f.org_id and c.id = f.case_id) as "case"
    from feedback f
    where f.org_id = app_org() and f.id = any(array(
        select feedback_id from contact where org_id = app_org() and person_id = ${personId}
        union
        select told.id from person p join feedback told
          on told.org_id = p.org_id and told.customer_ref = p.customer_ref
        where p.org_id = app_org() and p.id = ${personId}))
      ${after ? tx`and (f.occurred_at, f.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : tx``}
    order by f.occurred_at desc, f.id desc limit ${limit}`;
}
