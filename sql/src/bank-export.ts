import { bankHits, type BankWords } from './bank-search.ts';
import type { Tx } from './connect.ts';
import { feedbackConditions, type FeedbackFilter } from './feedback-list.ts';

/** What of a comment goes into a file: the words as they are shown, never as they came. */
export interface ExportedFeedback {
  text: string;
  occurredAt: Date;
  externalId: string | null;
  channel: string;
  language: string | null;
  reasonCode: string | null;
  reasonOther: string | null;
  kind: string | null;
  type: string | null;
  customerRef: string | null;
}

/** Rows in one piece. */
const BATCH = 250;
/** As many as there may be. */
const ALL = 2_147_483_647;

/**
 * All comments that say what is asked for (null: whatever they say) and pass the filter, newest
 * first, piece by piece: neither here nor in the database are all of them held at once.
 */
export function exportFeedback(
  tx: Tx,
  words: BankWords | null,
  filter: FeedbackFilter,
): AsyncIterable<ExportedFeedback[]> {
  const { since, until } = filter;
  const source =
    words === null
      ? tx`feedback f`
      : tx`${bankHits(tx, { words, filter }, { most: ALL })} as hit
          join feedback f on f.org_id = app_org() and f.id = hit.feedback_id`;
  return tx<ExportedFeedback[]>`
    select f.text, f.occurred_at, f.external_id, f.channel, f.language, f.reason_other, f.kind, f.type,
      f.customer_ref, (select code from contact_reason r
        where r.org_id = f.org_id and r.id = f.reason_id) as reason_code
    from ${source}
      left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    where true ${feedbackConditions(tx, filter)}
      ${since ? tx`and f.occurred_at >= ${since}::timestamptz` : tx``}
      ${until ? tx`and f.occurred_at < ${until}::timestamptz` : tx``}
    order by f.occurred_at desc, f.id desc`.cursor(BATCH);
}
