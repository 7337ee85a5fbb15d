import type { Tx } from './connect.ts';
import type { FeedbackPosition } from './feedback-list.ts';

export const caseViews = [
  'today',
  'mine',
  'open',
  'unacknowledged',
  'at_risk',
  'overdue',
  'waiting',
  'escalated',
  'reopened',
  'closed',
  'all',
] as const;
export type CaseView = (typeof caseViews)[number];

export interface CaseFilter {
  view: CaseView;
  /** Who asks: whose cases are "mine". */
  memberId: string;
  ownerId?: string | undefined;
  departmentId?: string | undefined;
  reason?: string | undefined;
  /** The code of a case, or part of a customer's name or reference. */
  q?: string | undefined;
  closing?: string | undefined;
  ack?: 'in_time' | 'late' | 'none' | undefined;
  /** Days of the organisation, the last one with it: of closing in the view of what is closed, else of receipt. */
  since?: string | undefined;
  until?: string | undefined;
}

export interface ListedCase {
  id: string;
  code: string;
  state: string;
  customer: string | null;
  text: string;
  language: string | null;
  comments: number;
  reasonCode: string | null;
  owner: { id: string; name: string };
  departmentName: string | null;
  receivedAt: Date;
  ackWarnAt: Date;
  ackDueAt: Date;
  acknowledgedAt: Date | null;
  nextContactAt: Date | null;
  /** What we promised and did not settle, the first one. */
  promise: { what: string; dueAt: string; riskAt: string } | null;
  /** When the customer wrote what nobody has seen. */
  unseenAt: Date | null;
  severity: number | null;
  isSafety: boolean;
  escalatedTo: 'manager' | 'expert' | null;
  reopenings: number;
  closingReason: string | null;
  closedAt: Date | null;
  /** What the list is ordered by. */
  sortAt: Date;
}

/** Promises of ours that stand or were missed, and notes of customers that nobody saw, by case. */
const standing = (tx: Tx) => tx`
  standing as (
    select case_id, min(due_at) as due_at, min(risk_at) as risk_at from promise
    where org_id = app_org() and settled_at is null and by = 'us' group by case_id),
  unseen as (
    select case_id, min(created_at) as at from case_entry
    where org_id = app_org() and by = 'customer' and seen_at is null group by case_id)`;

/** When something has to be done next: what waits longest, or is due first. */
const urgency = (tx: Tx) => tx`
  least(c.next_contact_at, case when c.acknowledged_at is null then c.ack_due_at end,
    standing.due_at, unseen.at)`;

const joined = (tx: Tx) => tx`
  customer_case c
    left join standing on standing.case_id = c.id
    left join unseen on unseen.case_id = c.id`;

/** The end of the day that it is, by the organisation's clocks. */
const endOfToday = (tx: Tx) => tx`
  (select (((now() at time zone time_zone)::date + 1)::timestamp at time zone time_zone)
    from organization where id = app_org())`;

function viewCondition(tx: Tx, view: CaseView, memberId: string) {
  switch (view) {
    case 'all':
      return tx`true`;
    case 'closed':
      return tx`c.closed_at is not null`;
    case 'mine':
      return tx`c.closed_at is null and c.owner_id = ${memberId}`;
    case 'today':
      return tx`c.closed_at is null and c.owner_id = ${memberId}
        and ${urgency(tx)} < ${endOfToday(tx)}`;
    case 'unacknowledged':
      return tx`c.closed_at is null and c.acknowledged_at is null`;
    case 'at_risk':
      return tx`c.closed_at is null and standing.risk_at <= now()`;
    case 'overdue':
      return tx`c.closed_at is null and c.next_contact_at < now()`;
    case 'waiting':
      return tx`c.closed_at is null and c.state = 'waiting'`;
    case 'escalated':
      return tx`c.closed_at is null and c.escalated_to is not null`;
    case 'reopened':
      return tx`c.closed_at is null and c.reopened_at is not null`;
    case 'open':
      return tx`c.closed_at is null`;
  }
}

/** What the list is ordered by: what is urgent first, else what was closed or received last. */
function order(tx: Tx, view: CaseView) {
  if (view === 'closed') return { at: tx`c.closed_at`, isNewest: true };
  if (view === 'all') return { at: tx`c.received_at`, isNewest: true };
  return { at: urgency(tx), isNewest: false };
}

const dayStart = (tx: Tx, day: string) => tx`
  (select ${day}::date::timestamp at time zone time_zone from organization where id = app_org())`;
const dayEnd = (tx: Tx, day: string) => tx`
  (select (${day}::date + 1)::timestamp at time zone time_zone from organization
    where id = app_org())`;

function ackCondition(tx: Tx, ack: NonNullable<CaseFilter['ack']>) {
  if (ack === 'none') return tx`c.acknowledged_at is null`;
  return ack === 'in_time'
    ? tx`c.acknowledged_at <= c.ack_due_at`
    : tx`c.acknowledged_at > c.ack_due_at`;
}

function searched(tx: Tx, q: string) {
  const code = q.toUpperCase().replace(/[\s-]/g, '');
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return tx`and (c.code = ${code}
    or c.person_id in (select id from person
      where org_id = app_org() and (name ilike ${like} or customer_ref ilike ${like}))
    or exists (select from feedback f
      where f.org_id = c.org_id and f.id = c.feedback_id and f.customer_ref ilike ${like}))`;
}

function conditions(tx: Tx, filter: CaseFilter) {
  const { view, memberId, ownerId, departmentId, reason, q, closing, ack, since, until } = filter;
  const at = view === 'closed' ? tx`c.closed_at` : tx`c.received_at`;
  return tx`
    c.org_id = app_org() and ${viewCondition(tx, view, memberId)}
    ${ownerId ? tx`and c.owner_id = ${ownerId}` : tx``}
    ${
      departmentId
        ? tx`and c.owner_id in (select id from member
            where org_id = app_org() and department_id = ${departmentId})`
        : tx``
    }
    ${
      reason
        ? tx`and exists (select from feedback f join contact_reason r
            on r.org_id = f.org_id and r.id = f.reason_id
            where f.org_id = c.org_id and f.id = c.feedback_id and r.code = ${reason})`
        : tx``
    }
    ${q ? searched(tx, q) : tx``}
    ${closing ? tx`and c.closing_reason = ${closing}` : tx``}
    ${ack ? tx`and ${ackCondition(tx, ack)}` : tx``}
    ${since ? tx`and ${at} >= ${dayStart(tx, since)}` : tx``}
    ${until ? tx`and ${at} < ${dayEnd(tx, until)}` : tx``}`;
}

const shown = (tx: Tx) => tx`
  c.id, c.code, c.state, coalesce(p.name, p.customer_ref, f.customer_ref) as customer,
  left(f.text, 300) as text, f.language,
  (select count(*)::int from feedback joined
    where joined.org_id = c.org_id and joined.case_id = c.id) as comments,
  (select code from contact_reason r where r.org_id = f.org_id and r.id = f.reason_id) as reason_code,
  jsonb_build_object('id', owner.id, 'name', owner.name) as owner,
  (select name from department d where d.org_id = c.org_id and d.id = owner.department_id)
    as department_name,
  c.received_at, c.ack_due_at, c.acknowledged_at, c.next_contact_at,
  coalesce(c.ack_warn_at, c.received_at + (c.ack_due_at - c.received_at) * 5 / 6) as ack_warn_at,
  (select jsonb_build_object('what', what, 'dueAt', due_at, 'riskAt', risk_at) from promise
    where promise.org_id = c.org_id and promise.case_id = c.id and settled_at is null and by = 'us'
    order by due_at limit 1) as promise,
  found.unseen_at, c.severity, c.is_safety, c.escalated_to, c.reopenings, c.closing_reason, c.closed_at,
  found.sort_at`;

const around = (tx: Tx) => tx`
  join customer_case c on c.org_id = app_org() and c.id = found.id
  join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
  join member owner on owner.org_id = c.org_id and owner.id = c.owner_id
  left join person p on p.org_id = c.org_id and p.id = c.person_id`;

/** A page of cases: open ones with the most urgent first, others with the newest first. */
export function listCases(
  tx: Tx,
  filter: CaseFilter,
  { after, limit }: { after: FeedbackPosition | null; limit: number },
) {
  const { at, isNewest } = order(tx, filter.view);
  const beyond = isNewest ? tx`<` : tx`>`;
  const direction = isNewest ? tx`desc` : tx`asc`;
  return tx<ListedCase[]>`
    with ${standing(tx)}
    select ${shown(tx)}
    from (
      select c.id, unseen.at as unseen_at, ${at} as sort_at from ${joined(tx)}
      where ${conditions(tx, filter)}
        ${
          after
            ? tx`and (${at}, c.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)`
            : tx``
        }
      order by ${at} ${direction}, c.id ${direction} limit ${limit}
    ) found ${around(tx)}
    order by found.sort_at ${direction}, found.id ${direction}`;
}

/** One case as the list shows it. */
export async function findListedCase(tx: Tx, id: string): Promise<ListedCase | undefined> {
  const [row] = await tx<ListedCase[]>`
    select ${shown(tx)}
    from (
      select one.id, one.received_at as sort_at,
        (select min(created_at) from case_entry
          where org_id = app_org() and case_id = one.id and by = 'customer' and seen_at is null)
          as unseen_at
      from customer_case one where one.org_id = app_org() and one.id = ${id}
    ) found ${around(tx)}`;
  return row;
}

export type CaseCounts = Record<Exclude<CaseView, 'all'>, number>;

/** How many cases each view holds, for the member who asks. */
export async function countCases(tx: Tx, memberId: string): Promise<CaseCounts> {
  const [row] = await tx<[CaseCounts & { atRisk: number }]>`
    with ${standing(tx)},
    open as (
      select c.owner_id = ${memberId} as is_mine, c.acknowledged_at, c.next_contact_at, c.state,
        c.escalated_to, c.reopened_at, standing.risk_at, ${urgency(tx)} as urgent_at
      from ${joined(tx)} where c.org_id = app_org() and c.closed_at is null)
    select count(*)::int as open,
      (count(*) filter (where is_mine))::int as mine,
      (count(*) filter (where is_mine and urgent_at < ${endOfToday(tx)}))::int as today,
      (count(*) filter (where acknowledged_at is null))::int as unacknowledged,
      (count(*) filter (where risk_at <= now()))::int as at_risk,
      (count(*) filter (where next_contact_at < now()))::int as overdue,
      (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where escalated_to is not null))::int as escalated,
      (count(*) filter (where reopened_at is not null))::int as reopened,
      (select count(*)::int from customer_case
        where org_id = app_org() and closed_at is not null) as closed
    from open`;
  const { atRisk, ...counts } = row;
  return { ...counts, at_risk: atRisk };
}
