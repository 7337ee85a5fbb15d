import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';
import { appendOutboxAnew } from './outbox.ts';

/** Where a draft is: it waits for a person, is on its way, was sent, or stays on the page. */
export const draftStates = ['draft', 'approved', 'sent', 'page_only', 'discarded'] as const;
export type DraftState = (typeof draftStates)[number];

export interface Draft {
  id: string;
  personName: string | null;
  caseCode: string;
  feedbackId: string;
  caseId: string | null;
  locale: string;
  subject: string;
  body: string;
  state: DraftState;
}

const stateOf = (tx: Tx) => tx`
  case when m.discarded_at is not null then 'discarded'
    when m.sent_at is not null or m.sending_at is not null then 'sent'
    when m.blocked_for is not null or m.failed_at is not null then 'page_only'
    when m.approved_at is not null then 'approved' else 'draft' end`;

/** How many drafts there are by language and by where they are. */
export function countDrafts(tx: Tx, event: string) {
  return tx<{ locale: string; state: DraftState; count: number }[]>`
    select m.locale, ${stateOf(tx)} as state, count(*)::int as count from customer_message m
    where m.org_id = app_org() and m.event = ${event} and m.theme_id is not null
    group by 1, 2 order by 1, 2`;
}

export function listDrafts(
  tx: Tx,
  filter: {
    event: string;
    locale: string | null;
    state: DraftState | null;
    after: string | null;
    limit: number;
  },
) {
  const { event, locale, state, after, limit } = filter;
  return tx<Draft[]>`
    select m.id, p.name as person_name, f.case_code, m.feedback_id, m.case_id, m.locale, m.subject,
      m.body, ${stateOf(tx)} as state
    from customer_message m
      left join person p on p.org_id = app_org() and p.id = m.person_id
      join feedback f on f.org_id = app_org() and f.id = m.feedback_id
    where m.org_id = app_org() and m.event = ${event} and m.theme_id is not null
      and (${locale}::text is null or m.locale = ${locale})
      and (${state}::text is null or ${stateOf(tx)} = ${state})
      and (${after}::uuid is null or m.id > ${after})
    order by m.id limit ${limit}`;
}

export interface DraftAct {
  event: string;
  /** Null: all that it can be done with. */
  ids: readonly string[] | null;
  memberId: string;
}

const these = (tx: Tx, { event, ids }: DraftAct) => tx`
  org_id = app_org() and event = ${event} and theme_id is not null
  and (${ids === null} or id = any(${[...(ids ?? [])]}::uuid[]))`;

/** Lets drafts go out; what becomes of each is decided when it is due. */
export async function approveDrafts(tx: Tx, act: DraftAct): Promise<number> {
  const rows = await tx<{ orgId: string; themeId: string }[]>`
    update customer_message set approved_at = now(), approved_by = ${act.memberId}
    where ${these(tx, act)} and approved_at is null and discarded_at is null
    returning org_id, theme_id`;
  const [first] = rows;
  if (!first) return 0;
  await tx`
    update theme_telling set released_at = now()
    where org_id = app_org() and theme_id = ${first.themeId} and released_at is null
      and ${act.event} = 'theme ' || theme_id || ' fixed ' || number`;
  await appendOutboxAnew(tx, 'customers.tell', first.orgId);
  await notifyLive(tx, first.orgId, 'customer_messages');
  return rows.length;
}

/** Takes back an approval of what has not gone out. */
export async function holdDrafts(tx: Tx, act: DraftAct): Promise<number> {
  const rows = await tx`
    update customer_message set approved_at = null, approved_by = null
    where ${these(tx, act)} and approved_at is not null and discarded_at is null
      and sent_at is null and sending_at is null and failed_at is null
    returning id`;
  return rows.length;
}

export async function discardDrafts(tx: Tx, act: DraftAct): Promise<number> {
  const rows = await tx`
    update customer_message set discarded_at = now(), discarded_by = ${act.memberId}
    where ${these(tx, act)} and approved_at is null and discarded_at is null returning id`;
  return rows.length;
}

export async function restoreDrafts(tx: Tx, act: DraftAct): Promise<number> {
  const rows = await tx`
    update customer_message set discarded_at = null, discarded_by = null
    where ${these(tx, act)} and discarded_at is not null returning id`;
  return rows.length;
}

/** Other words for one draft; false where it is none any more. */
export async function rewriteDraft(
  tx: Tx,
  draft: { event: string; id: string; subject: string; body: string },
): Promise<boolean> {
  const rows = await tx`
    update customer_message set subject = ${draft.subject}, body = ${draft.body}
    where org_id = app_org() and id = ${draft.id} and event = ${draft.event}
      and approved_at is null and discarded_at is null returning id`;
  return rows.length > 0;
}
