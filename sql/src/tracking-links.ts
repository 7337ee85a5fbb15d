import type { Sql, Tx } from './connect.ts';

export interface TrackedFeedback {
  orgId: string;
  feedbackId: string;
}

/** The comment that a tracking link was made for. Needs the token's hash as lookup. */
export async function findTrackedFeedback(tx: Tx, tokenHash: string) {
  const [row] = await tx<TrackedFeedback[]>`
    select org_id, feedback_id from tracking_link where token_hash = ${tokenHash}`;
  return row;
}

export interface CaseStatus {
  caseCode: string;
  receivedAt: Date;
  /** Null while nobody and nothing has read it. */
  readAt: Date | null;
  /** Where the theme of the comment stands; null while it has none. */
  themeStatus: string | null;
  declinedReason: string | null;
  /** How many other comments its theme has. */
  others: number;
  organization: string;
  timeZone: string;
  /** How the organisation is reached. */
  help: unknown;
  /** Whether its customer called it urgent. */
  isUrgent: boolean;
  /** The version of a survey that it answers; null: it came another way, or nobody published one. */
  surveyDoc: unknown;
  surveyLocale: string | null;
}

/** What the person who wrote a comment may see of it without an account: no words, only the status. */
export async function readCaseStatus(tx: Tx, feedbackId: string) {
  const [row] = await tx<CaseStatus[]>`
    select f.case_code, f.received_at, p.placed_at as read_at,
      t.status as theme_status, t.declined_reason, o.name as organization, o.time_zone, o.help,
      f.is_urgent, v.doc as survey_doc, s.locale as survey_locale,
      (select greatest(count(*)::int - 1, 0) from placement other
        where other.org_id = t.org_id and other.theme_id = t.id) as others
    from feedback f
    join organization o on o.id = f.org_id
    left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    left join theme t on t.org_id = p.org_id and t.id = p.theme_id
    left join survey s on s.org_id = f.org_id and s.id = f.survey_id
    left join survey_version v on v.org_id = f.org_id and v.survey_id = f.survey_id
      and v.version = f.survey_version
    where f.org_id = app_org() and f.id = ${feedbackId}`;
  return row;
}

/** What stands for a case code together with an address; null where that is no address. */
export async function caseKeyOf(sql: Sql, code: string, fact: string): Promise<string | null> {
  const [row] = await sql<[{ key: string | null }]>`select case_key_of(${code}, ${fact}) as key`;
  return row.key;
}

/** The comment that a case code and an address were left with. Needs the key as lookup. */
export async function findByCaseKey(tx: Tx, key: string) {
  const [row] = await tx<TrackedFeedback[]>`
    select org_id, feedback_id from case_key where key_hash = ${key} limit 1`;
  return row;
}

/** The page of a comment is found by its link, also where nobody was given one before. */
export async function keepTrackingLink(
  tx: Tx,
  { feedbackId, hash }: { feedbackId: string; hash: string },
): Promise<void> {
  await tx`
    insert into tracking_link (org_id, token_hash, feedback_id)
    values (app_org(), ${hash}, ${feedbackId}) on conflict do nothing`;
}
