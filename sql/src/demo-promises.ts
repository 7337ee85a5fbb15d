import type { JSONValue } from 'postgres';
import type { Tx } from './connect.ts';

/** A case of a made-up organisation, with a past. */
export interface PastCase {
  id: string;
  feedbackId: string;
  ownerId: string;
  receivedAt: Date;
  ackDueAt: Date;
  acknowledgedAt: Date;
  /** Null: it is open. */
  closedAt: Date | null;
  nextContactAt: Date | null;
}

const texts = (row: object): Record<string, JSONValue> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, JSONValue | Date]) => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );

/** Those of whose comments a case has been made already are left out. @returns the ids of those made. */
export async function insertPastCases(tx: Tx, cases: readonly PastCase[]): Promise<Set<string>> {
  const made = await tx<{ id: string; feedbackId: string }[]>`
    insert into customer_case (org_id, id, code, feedback_id, state, owner_id, received_at,
      ack_due_at, acknowledged_at, acknowledged_by, next_contact_at, closing_reason, closed_at,
      closed_by, created_at)
    select app_org(), c.id, f.case_code, f.id,
      case when c."closedAt" is null then 'investigating' else 'closed_accepted' end, c."ownerId",
      c."receivedAt", c."ackDueAt", c."acknowledgedAt", c."ownerId", c."nextContactAt",
      case when c."closedAt" is not null then 'solved' end, c."closedAt",
      case when c."closedAt" is not null then c."ownerId" end, c."receivedAt"
    from jsonb_to_recordset(${tx.json(cases.map(texts))}) as c (id uuid, "feedbackId" uuid,
        "ownerId" uuid, "receivedAt" timestamptz, "ackDueAt" timestamptz,
        "acknowledgedAt" timestamptz, "closedAt" timestamptz, "nextContactAt" timestamptz)
      join feedback f on f.org_id = app_org() and f.id = c."feedbackId" and f.case_id is null
    on conflict do nothing returning id, feedback_id`;
  await tx`
    update feedback f set case_id = c.id
    from jsonb_to_recordset(${tx.json(made.map(({ id, feedbackId }) => ({ id, feedbackId })))})
      as c (id uuid, "feedbackId" uuid)
    where f.org_id = app_org() and f.id = c."feedbackId"`;
  return new Set(made.map(({ id }) => id));
}

/** A promise of a made-up organisation, with what became of it. */
export interface PastPromise {
  id: string;
  caseId: string;
  what: string;
  madeBy: string;
  madeAt: Date;
  dueAt: Date;
  riskAt: Date;
  couldDelay: string | null;
  basis: { days: number; n: number; buffer: number } | null;
  state: 'open' | 'kept' | 'broken' | 'renegotiated';
  settledAt: Date | null;
  replaces: string | null;
  answer: 'accepted' | 'refused' | null;
  answerNote: string | null;
  wantedOn: string | null;
  answeredAt: Date | null;
  atRiskAt: Date | null;
  cause: string | null;
  warnedAt: Date | null;
  missedAt: Date | null;
}

export async function insertPastPromises(tx: Tx, promises: readonly PastPromise[]): Promise<void> {
  await tx`
    insert into promise (org_id, id, case_id, is_main, what, due_at, risk_at, could_delay, basis,
      state, made_by, made_at, settled_at, settled_by, replaces, answer, answer_note, wanted_on,
      answered_at, at_risk_at, cause, warned_at, missed_at, reminded_at)
    select app_org(), id, "caseId", true, what, "dueAt", "riskAt", "couldDelay", basis, state,
      "madeBy", "madeAt", "settledAt", case when "settledAt" is not null then "madeBy" end, replaces,
      answer, "answerNote", "wantedOn", "answeredAt", "atRiskAt", cause, "warnedAt", "missedAt",
      "settledAt"
    from jsonb_to_recordset(${tx.json(promises.map(texts))}) as p (id uuid, "caseId" uuid,
      what text, "madeBy" uuid, "madeAt" timestamptz, "dueAt" timestamptz, "riskAt" timestamptz,
      "couldDelay" text, basis jsonb, state text, "settledAt" timestamptz, replaces uuid,
      answer text, "answerNote" text, "wantedOn" date, "answeredAt" timestamptz,
      "atRiskAt" timestamptz, cause text, "warnedAt" timestamptz, "missedAt" timestamptz)
    order by "madeAt", id`;
  await tx`
    insert into case_event (org_id, case_id, act, by, member_id, after, created_at)
    select app_org(), p.case_id, 'promised', 'member', p.made_by, jsonb_build_object(
        'promiseId', p.id, 'dueAt', p.due_at, 'isMain', true), p.made_at
    from promise p
    where p.org_id = app_org() and p.id = any(${promises.map(({ id }) => id)}::uuid[])
    order by p.made_at`;
}
