import { z } from 'zod';
import {
  caseStates,
  closingReasons,
  customerStages,
  emotions,
  escalationLevels,
  outcomes,
} from './case-states.ts';
import { endpoint, members, noteTakers, roles } from './endpoint.ts';
import { Day, Id, IdParams, Instant, PageQuery, pageOf } from './values.ts';

/** Which cases are listed. `today`: those of the member who asks that something is due for. */
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

/** Why a case stands where it does in the list: what is late or due first. */
export const caseUrgencies = [
  'promise_missed',
  'ack_over',
  'contact_over',
  'customer_wrote',
  'promise_risk',
  'ack_soon',
  'promise',
  'ack',
  'contact',
  'closed',
] as const;

const Person = z.object({ id: Id, name: z.string() });

export const ListedCase = z.object({
  id: Id,
  /** As people say and type it: `7K3M-Q9TX`. */
  code: z.string(),
  state: z.enum(caseStates),
  /** Who it is about, by name or reference; for members who take notes alone. */
  customer: z.string().nullable(),
  /** How the comment begins with which it began. */
  text: z.string(),
  language: z.string().nullable(),
  comments: z.int(),
  reasonCode: z.string().nullable(),
  owner: Person,
  departmentName: z.string().nullable(),
  receivedAt: Instant,
  /** When five sixths of the time to acknowledge are over, and when all of it is. */
  ackWarnAt: Instant,
  ackDueAt: Instant,
  acknowledgedAt: Instant.nullable(),
  nextContactAt: Instant.nullable(),
  /** What we promised and did not settle, the first one. */
  promise: z.object({ what: z.string(), dueAt: Instant, riskAt: Instant }).nullable(),
  /** When the customer wrote what nobody has seen yet. */
  unseenAt: Instant.nullable(),
  severity: z.int().nullable(),
  isSafety: z.boolean(),
  escalatedTo: z.enum(escalationLevels).nullable(),
  reopenings: z.int(),
  closingReason: z.enum(closingReasons).nullable(),
  closedAt: Instant.nullable(),
  urgency: z.object({ why: z.enum(caseUrgencies), at: Instant }),
});
export type ListedCase = z.infer<typeof ListedCase>;

export const CaseFilter = z.strictObject({
  view: z.enum(caseViews).default('open'),
  owner: Id.optional(),
  department: Id.optional(),
  /** Code of a contact reason. */
  reason: z.string().trim().min(1).max(120).optional(),
  /** The code of a case, or part of a customer's name or reference. */
  q: z.string().trim().min(1).max(120).optional(),
  closing: z.enum(closingReasons).optional(),
  ack: z.enum(['in_time', 'late', 'none']).optional(),
  /** Of closing in the view of what is closed, else of receipt; the last day is part of it. */
  since: Day.optional(),
  until: Day.optional(),
});
export type CaseFilter = z.input<typeof CaseFilter>;

export const CaseCounts = z.object(
  Object.fromEntries(
    caseViews.filter((view) => view !== 'all').map((view) => [view, z.int()]),
  ) as Record<Exclude<CaseView, 'all'>, z.ZodInt>,
);
export type CaseCounts = z.infer<typeof CaseCounts>;

export const CaseComment = z.object({
  id: Id,
  caseCode: z.string(),
  channel: z.string(),
  /** What was said: it is never altered, by nobody. */
  text: z.string(),
  language: z.string().nullable(),
  occurredAt: Instant,
  theme: z.object({ id: Id, label: z.string() }).nullable(),
  reasonCode: z.string().nullable(),
  isUrgent: z.boolean(),
});
export type CaseComment = z.infer<typeof CaseComment>;

export const CaseEvent = z.object({
  id: Id,
  act: z.string(),
  by: z.enum(['member', 'customer', 'system']),
  member: Person.nullable(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  note: z.string().nullable(),
  createdAt: Instant,
});
export type CaseEvent = z.infer<typeof CaseEvent>;

const level = z.int().min(1).max(3).nullable();
const words = (most: number) => z.string().trim().min(1).max(most).nullable();

/** What staff write of a case. All of it are annotations: what the customer said stays as it was. */
export const caseFacts = {
  /** What would put it right, in the customer's words; what matters most; by when. */
  wish: words(2_000),
  priority: words(500),
  wantedBy: Day.nullable(),
  emotion: z.enum(emotions).nullable(),
  severity: level,
  impact: level,
  complexity: level,
  isSafety: z.boolean(),
  immediateAction: words(2_000),
  findings: words(8_000),
  answer: words(8_000),
  decision: words(8_000),
  /** Why we do it this way; the customer reads it with the decision. */
  decisionReason: words(4_000),
  /** What else the customer can do. */
  alternatives: words(4_000),
  /** What the customer expected and could not know. */
  expectationGap: words(500),
};

export const Case = ListedCase.extend({
  feedbackId: Id,
  personId: Id.nullable(),
  deputy: Person.nullable(),
  /** The state that a waiting case goes on from. */
  resumes: z.enum(caseStates).nullable(),
  acknowledgedBy: Person.nullable(),
  ...caseFacts,
  closingNote: z.string().nullable(),
  outcome: z.enum(outcomes).nullable(),
  handled: z.int().nullable(),
  outcomeNote: z.string().nullable(),
  outcomeAt: Instant.nullable(),
  reopenedAt: Instant.nullable(),
  version: z.int(),
  hasOpenPromise: z.boolean(),
  words: z.array(CaseComment),
  /** Newest first. */
  history: z.array(CaseEvent),
  /** The act that can be taken back: the last one, if it is of that kind. */
  undoable: Id.nullable(),
  /** What the customer's page shows, from the one source that staff and letters speak from. */
  seen: z.object({
    stage: z.enum(customerStages),
    owner: z.object({ role: z.enum(roles), name: z.string().nullable() }),
    nextContactAt: Instant.nullable(),
    promise: z
      .object({ what: z.string(), dueAt: Instant, couldDelay: z.string().nullable() })
      .nullable(),
    answer: z.string().nullable(),
    decision: z.string().nullable(),
    decisionReason: z.string().nullable(),
    alternatives: z.string().nullable(),
    locale: z.string(),
  }),
});
export type Case = z.infer<typeof Case>;

export const listCases = endpoint({
  method: 'get',
  path: '/api/v1/cases',
  summary: 'Cases, the most urgent first; closed ones and all of them with the newest first',
  access: members(roles),
  query: CaseFilter.extend(PageQuery.shape),
  answer: pageOf(ListedCase),
});

export const countCases = endpoint({
  method: 'get',
  path: '/api/v1/cases/counts',
  summary: 'How many cases each view holds for the member who asks',
  access: members(roles),
  answer: CaseCounts,
});

export const openCase = endpoint({
  method: 'post',
  path: '/api/v1/cases',
  summary: 'Make a comment a case, or get the one that it belongs to',
  access: members(noteTakers),
  body: z.strictObject({ feedbackId: Id }),
  status: 201,
  answer: z.object({ id: Id, code: z.string(), isNew: z.boolean() }),
});

export const readCase = endpoint({
  method: 'get',
  path: '/api/v1/cases/{id}',
  summary: 'One case with its comments and its history',
  access: members(roles),
  params: IdParams,
  answer: Case,
});
