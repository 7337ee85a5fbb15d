import type { Tx } from './connect.ts';
import type { DecisionKind, ThemeStatus } from './theme-columns.ts';

/** A contact of a customer, with what became of its theme. */
export interface EarlierContact {
  id: string;
  caseCode: string;
  occurredAt: Date;
  text: string;
  language: string | null;
  channel: string;
  reasonCode: string | null;
  kind: 'avoidable' | 'repeat' | 'simple' | 'valued' | null;
  handler: string | null;
  theme: {
    id: string;
    label: string;
    status: ThemeStatus;
    decisionKind: DecisionKind | null;
    decision: string | null;
    dueOn: string | null;
  } | null;
}

/** Characters of what was said that are shown. */
const TEXT_LENGTH = 300;
/** Contacts of one customer that are counted. */
const MOST_COUNTED = 1_000;

const contacts = (tx: Tx) => tx`
  select f.id, f.case_code, f.occurred_at, left(f.text, ${TEXT_LENGTH}) as text, f.language,
    f.channel, f.kind, r.code as reason_code, m.name as handler,
    case when t.id is not null then jsonb_build_object('id', t.id, 'label', t.label,
      'status', t.status, 'decisionKind', t.decision_kind, 'decision', t.decision,
      'dueOn', t.due_on) end as theme
  from feedback f
    left join contact_reason r on r.org_id = f.org_id and r.id = f.reason_id
    left join member m on m.org_id = f.org_id and m.id = f.member_id
    left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    left join theme t on t.org_id = p.org_id and t.id = p.theme_id`;

/** The last contacts of a customer, newest first. */
export function listEarlierContacts(tx: Tx, customerRef: string, limit: number) {
  return tx<EarlierContact[]>`
    ${contacts(tx)} where f.org_id = app_org() and f.customer_ref = ${customerRef}
    order by f.occurred_at desc, f.id desc limit ${limit}`;
}

/** How many contacts a customer had, up to a thousand. */
export async function countContacts(tx: Tx, customerRef: string): Promise<number> {
  const [row] = await tx<[{ count: number }]>`
    select count(*)::int as count from (
      select from feedback where org_id = app_org() and customer_ref = ${customerRef}
      limit ${MOST_COUNTED}) as counted`;
  return row.count;
}

/** The contact of this customer for this reason that one at this moment would repeat. */
export async function findRepeated(
  tx: Tx,
  { customerRef, reasonId, repeatDays }: RepeatKey,
): Promise<EarlierContact | undefined> {
  const [row] = await tx<EarlierContact[]>`
    ${contacts(tx)}
    where f.org_id = app_org() and f.customer_ref = ${customerRef} and f.reason_id = ${reasonId}
      and f.occurred_at <= now() and f.occurred_at >= now() - make_interval(days => ${repeatDays})
    order by f.occurred_at desc, f.id desc limit 1`;
  return row;
}

interface RepeatKey {
  customerRef: string;
  reasonId: string;
  repeatDays: number;
}

/** The contact that this one repeats; undefined when it repeats none. */
export async function findPrevious(
  tx: Tx,
  feedbackId: string,
  repeatDays: number,
): Promise<EarlierContact | undefined> {
  const [row] = await tx<EarlierContact[]>`
    ${contacts(tx)}
      join feedback later on later.org_id = f.org_id and later.customer_ref = f.customer_ref
        and later.reason_id = f.reason_id
    where later.org_id = app_org() and later.id = ${feedbackId}
      and f.occurred_at >= later.occurred_at - make_interval(days => ${repeatDays})
      and (f.occurred_at, f.id) < (later.occurred_at, later.id)
    order by f.occurred_at desc, f.id desc limit 1`;
  return row;
}
