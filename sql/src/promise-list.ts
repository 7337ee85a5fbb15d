import type { Tx } from './connect.ts';

export interface ListedPromise {
  id: string;
  by: 'us' | 'customer';
  isMain: boolean;
  what: string;
  dueAt: Date;
  riskAt: Date;
  state: 'open' | 'kept' | 'broken' | 'renegotiated' | 'withdrawn';
  madeBy: { id: string; name: string } | null;
  madeAt: Date;
  settledAt: Date | null;
  couldDelay: string | null;
  answer: 'accepted' | 'refused' | null;
  answerNote: string | null;
  wantedOn: string | null;
  answeredAt: Date | null;
  atRiskAt: Date | null;
  cause: string | null;
  causeNote: string | null;
  warnedAt: Date | null;
  missedAt: Date | null;
  isThin: boolean;
  caseId: string;
  code: string;
  owner: { id: string; name: string };
  department: string | null;
}

export const promiseFilters = [
  'all',
  'open',
  'at_risk',
  'overdue',
  'week',
  'due',
  'kept',
  'broken',
  'renegotiated',
  'refused',
] as const;
export type PromiseFilter = (typeof promiseFilters)[number];

/** Made without a suggestion, or from fewer than ten past cases. */
export const isThin = (tx: Tx) => tx`(p.is_main and p.by = 'us'
  and coalesce((p.basis ->> 'n')::int, 0) < 10)`;

const condition = (tx: Tx, filter: PromiseFilter) => {
  const conditions = {
    all: tx`p.state <> 'withdrawn'`,
    // With what was missed and is still owed: it comes first.
    open: tx`p.state in ('open', 'broken') and p.settled_at is null`,
    at_risk: tx`p.state = 'open' and p.by = 'us' and p.risk_at <= now() and p.due_at > now()`,
    // Its time is over and nothing came after.
    overdue: tx`p.state in ('open', 'broken') and p.due_at <= now() and p.settled_at is null`,
    // Within seven days from now.
    week: tx`p.state = 'open' and p.due_at > now() and p.due_at <= now() + interval '7 days'`,
    due: tx`p.by = 'us' and p.state <> 'withdrawn' and p.due_at <= now()`,
    kept: tx`p.state = 'kept'`,
    broken: tx`p.state = 'broken'`,
    renegotiated: tx`p.state = 'renegotiated'`,
    refused: tx`p.answer = 'refused' and p.state = 'open'`,
  } satisfies Record<PromiseFilter, unknown>;
  return conditions[filter];
};

/** What is to come begins with what is due first, what is past with what was due last. */
const isToCome = (filter: PromiseFilter) =>
  ['open', 'at_risk', 'overdue', 'week', 'refused'].includes(filter);

export interface PromisePage {
  filter: PromiseFilter;
  month?: string | undefined;
  departmentId?: string | undefined;
  isMain?: boolean | undefined;
  after: { at: Date; id: string } | null;
  limit: number;
}

/** One row more than the page holds, where there is one. */
export function listPromises(tx: Tx, page: PromisePage) {
  const { filter, month, departmentId, isMain, after, limit } = page;
  const place = isToCome(filter) ? tx`>` : tx`<`;
  const order = isToCome(filter) ? tx`p.due_at, p.id` : tx`p.due_at desc, p.id desc`;
  return tx<ListedPromise[]>`
    select p.id, p.by, p.is_main, p.what, p.due_at, p.risk_at, p.state, p.made_at, p.settled_at,
      p.could_delay, p.answer, p.answer_note, p.wanted_on, p.answered_at, p.at_risk_at, p.cause,
      p.cause_note, p.warned_at, p.missed_at, ${isThin(tx)} as is_thin, p.case_id,
      left(c.code, 4) || '-' || substr(c.code, 5) as code,
      case when maker.id is not null then
        jsonb_build_object('id', maker.id, 'name', maker.name) end as made_by,
      jsonb_build_object('id', owner.id, 'name', owner.name) as owner,
      department.name as department
    from promise p
      join customer_case c on c.org_id = p.org_id and c.id = p.case_id
      join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
      join member owner on owner.org_id = c.org_id and owner.id = c.owner_id
      left join member maker on maker.org_id = p.org_id and maker.id = p.made_by
      left join contact_reason reason on reason.org_id = f.org_id and reason.id = f.reason_id
      left join department on department.org_id = f.org_id and department.id = reason.department_id
    where p.org_id = app_org() and ${condition(tx, filter)}
      ${month === undefined ? tx`` : inMonth(tx, month)}
      ${departmentId === undefined ? tx`` : ofDepartment(tx, departmentId)}
      ${isMain === undefined ? tx`` : tx`and p.is_main = ${isMain}`}
      ${after ? tx`and (p.due_at, p.id) ${place} (${after.at}, ${after.id})` : tx``}
    order by ${order} limit ${limit + 1}`;
}

/** By the organisation's clocks. */
const inMonth = (tx: Tx, month: string) => tx`
  and p.due_at >= (select ${`${month}-01`}::date::timestamp at time zone time_zone
    from organization where id = app_org())
  and p.due_at < (select (${`${month}-01`}::date + interval '1 month') at time zone time_zone
    from organization where id = app_org())`;

const ofDepartment = (tx: Tx, id: string) =>
  id === 'none' ? tx`and reason.department_id is null` : tx`and reason.department_id = ${id}`;

/** How many promises each filter shows. */
export async function countPromises(tx: Tx): Promise<Record<PromiseFilter, number>> {
  const counts = promiseFilters.map(
    (filter, at) => tx`${at === 0 ? tx`` : tx`,`} ${filter}::text,
      count(*) filter (where ${condition(tx, filter)})`,
  );
  const [row] = await tx<[{ counts: Record<PromiseFilter, number> }]>`
    select jsonb_build_object(${counts}) as counts from promise p where p.org_id = app_org()`;
  return row.counts;
}
