import type postgres from 'postgres';
import type { Tx } from './connect.ts';

/** Part of a statement. */
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/**
 * What is no contact: an answer without a word that nobody gave a reason or a kind, such as a face
 * that was touched at a kiosk. It counts in the results of its survey, and in no report of contacts.
 */
export const isWordless = (tx: Tx): Fragment => tx`
  text = '' and reason_id is null and kind is null`;

/** How many contacts there were within a condition on feedback: both counts are read from an index. */
export const contactsWithin = (tx: Tx, condition: Fragment): Fragment => tx`
  (select count(*)::int from feedback where org_id = app_org() and ${condition})
  - ${wordlessWithin(tx, condition)}`;

/** How many answers without a word. */
export const wordlessWithin = (tx: Tx, condition: Fragment): Fragment => tx`
  (select count(*)::int from feedback
    where org_id = app_org() and ${isWordless(tx)} and ${condition})`;
