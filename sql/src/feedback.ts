import type { Tx } from './connect.ts';
import type { FeedbackFlag } from './store-feedback.ts';

export interface FeedbackPlacement {
  state: 'placed' | 'unsorted' | 'not_relevant';
  by: 'engine' | 'person';
  themeId: string | null;
  themeLabel: string | null;
}

export interface Feedback {
  id: string;
  channel: string;
  text: string;
  language: string | null;
  scores: Record<string, string | number>;
  kind: 'avoidable' | 'repeat' | 'simple' | 'valued' | null;
  /** Who said of what kind it is, or that it is of none; null: nobody yet. */
  kindBy: 'person' | 'rule' | null;
  kindRuleId: string | null;
  type: 'complaint' | 'praise' | 'question' | 'idea' | null;
  /** Who said so, or that it is none of these; `words`: its words suggest it. */
  typeBy: 'person' | 'words' | null;
  reasonCode: string | null;
  reasonOther: string | null;
  customerRef: string | null;
  externalId: string | null;
  caseCode: string;
  occurredAt: Date;
  receivedAt: Date;
  /** Where it was said. */
  place: { id: string; name: string } | null;
  /** The page of a website on which it was written, where that is kept. */
  page: string | null;
  isUrgent: boolean;
  /** Who looks after what is urgent. */
  urgentTakenBy: { id: string; name: string } | null;
  /** What is odd about it. */
  flags: FeedbackFlag[];
  /** Null while the engine has not read it. */
  placement: FeedbackPlacement | null;
}

export interface FeedbackDetail extends Feedback {
  sanitised: boolean;
  redacted: boolean;
  turns: { speaker: string; text: string; customer: boolean }[];
}

type Placed<T> = Omit<T, 'placement'> & {
  [K in keyof FeedbackPlacement]: FeedbackPlacement[K] | null;
};

/** The columns of `feedback f`, with its reason, placement `p` and theme, as every reader gets them. */
export const feedbackColumns = (tx: Tx) => tx`
  f.id, f.channel, f.text, f.language, f.scores, f.kind, f.kind_by, f.kind_rule_id,
  f.type, f.type_by, f.reason_other, f.customer_ref, f.external_id,
  f.case_code, f.occurred_at, f.received_at, f.is_urgent, f.flags,
  (select jsonb_build_object('id', id, 'name', name) from place
    where place.org_id = f.org_id and place.id = f.place_id) as place,
  (select page from feedback_page kept
    where kept.org_id = f.org_id and kept.feedback_id = f.id) as page,
  (select jsonb_build_object('id', id, 'name', name) from member
    where member.org_id = f.org_id and member.id = f.urgent_taken_by) as urgent_taken_by,
  (select code from contact_reason r where r.org_id = f.org_id and r.id = f.reason_id) as reason_code,
  p.state, p.by, p.theme_id,
  (select label from theme t where t.org_id = p.org_id and t.id = p.theme_id) as theme_label`;

/** A row of these columns with what belongs to the placement together. */
export function withPlacement<T extends Feedback>(row: Placed<T>): T {
  const { state, by, themeId, themeLabel, ...feedback } = row;
  const placement = state && by ? { state, by, themeId, themeLabel } : null;
  return { ...feedback, placement } as unknown as T; // the same columns, four of them under one name
}

export type FeedbackRow = Placed<Feedback>;

export async function findFeedback(tx: Tx, id: string): Promise<FeedbackDetail | undefined> {
  const [row] = await tx<Placed<FeedbackDetail>[]>`
    select ${feedbackColumns(tx)}, f.sanitised, f.redacted, coalesce(c.turns, '[]') as turns
    from feedback f
    left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    left join feedback_context c on c.org_id = f.org_id and c.feedback_id = f.id
    where f.org_id = app_org() and f.id = ${id}`;
  return row && withPlacement<FeedbackDetail>(row);
}

/** The words as they came; undefined where nothing was replaced. For administrators only. */
export async function findOriginal(tx: Tx, feedbackId: string): Promise<string | undefined> {
  const [row] = await tx<{ text: string }[]>`
    select text from feedback_original where org_id = app_org() and feedback_id = ${feedbackId}`;
  return row?.text;
}

/** The name by which people know the case of this comment. */
export async function findCaseCode(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx<{ caseCode: string }[]>`
    select case_code from feedback where org_id = app_org() and id = ${id}`;
  return row?.caseCode;
}

/** What a comment is, and who says so; type null: none of these, or nothing tells. */
export type TypeSaid = Pick<Feedback, 'type' | 'typeBy'>;

export interface Annotation {
  /** Id of a contact reason; null takes it away, undefined leaves it. */
  reasonId?: string | null | undefined;
  /** What a person says; null is that it is of none. */
  kind?: Feedback['kind'] | undefined;
  type?: TypeSaid | undefined;
}

/** Takes back what a person said of its kind, so that the rules may speak. */
export async function forgetKind(tx: Tx, id: string): Promise<void> {
  await tx`
    update feedback set kind = null, kind_by = null, kind_rule_id = null
    where org_id = app_org() and id = ${id}`;
}

/** Corrects what was said about a comment, never the comment. Says false when there is none. */
export async function annotateFeedback(tx: Tx, id: string, { reasonId, kind, type }: Annotation) {
  const rows = await tx`
    update feedback set
      reason_id = case when ${reasonId !== undefined} then ${reasonId ?? null}::uuid else reason_id end,
      kind = case when ${kind !== undefined} then ${kind ?? null}::text else kind end,
      kind_by = case when ${kind !== undefined} then 'person' else kind_by end,
      kind_rule_id = case when ${kind !== undefined} then null else kind_rule_id end,
      type = case when ${type !== undefined} then ${type?.type ?? null}::text else type end,
      type_by = case when ${type !== undefined} then ${type?.typeBy ?? null}::text else type_by end
    where org_id = app_org() and id = ${id} returning id`;
  return rows.length > 0;
}
