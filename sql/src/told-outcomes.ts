import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';
import { appendOutboxAnew } from './outbox.ts';

/** So many who were told have to say that it is not solved, and so large a part of who answered. */
export const REGRESS_COUNT = 3;
export const REGRESS_SHARE = 0.2;

export interface ToldAnswer {
  feedbackId: string;
  outcome: 'solved' | 'partly' | 'not_solved';
  handled: number | null;
  note: string | null;
}

/** The last telling that the writer of a comment was told, where one was released. */
export async function findToldOf(tx: Tx, feedbackId: string) {
  const [row] = await tx<
    {
      tellingId: string;
      themeId: string;
      recipient: string;
      personId: string | null;
      caseId: string | null;
      orgId: string;
    }[]
  >`
    select l.id as telling_id, l.theme_id, m.recipient, m.person_id, f.case_id, m.org_id
    from feedback f
      left join contact c on c.org_id = app_org() and c.feedback_id = f.id
      join customer_message m on m.org_id = app_org() and m.kind = 'fixed'
        and m.recipient = coalesce(c.person_id, f.id)
        and m.approved_at is not null and m.discarded_at is null
      join placement p on p.org_id = app_org() and p.feedback_id = f.id
        and p.theme_id = m.theme_id
      join theme_telling l on l.org_id = app_org() and l.theme_id = m.theme_id
        and m.event = 'theme ' || l.theme_id || ' fixed ' || l.number
    where f.org_id = app_org() and f.id = ${feedbackId}
    order by l.created_at desc limit 1`;
  return row;
}

/**
 * Keeps what somebody who was told says of how it turned out; an answer given again takes the place of
 * the one before. Where it is not solved, a job is promised that looks whether too many say so.
 * @returns whether the answer is about a theme that its writer was told of.
 */
export async function noteToldOutcome(tx: Tx, answer: ToldAnswer): Promise<boolean> {
  const told = await findToldOf(tx, answer.feedbackId);
  if (!told) return false;
  const { tellingId, themeId, recipient, personId, caseId, orgId } = told;
  await tx`
    insert into told_outcome (org_id, telling_id, theme_id, recipient, feedback_id, person_id,
      case_id, outcome, handled, note)
    values (app_org(), ${tellingId}, ${themeId}, ${recipient}, ${answer.feedbackId}, ${personId},
      ${caseId}, ${answer.outcome}, ${answer.handled}, ${answer.note})
    on conflict on constraint told_outcome_once_key do update set
      feedback_id = excluded.feedback_id, case_id = excluded.case_id, outcome = excluded.outcome,
      handled = excluded.handled, note = excluded.note, answered_at = now()`;
  if (answer.outcome === 'not_solved') await appendOutboxAnew(tx, 'themes.verify', orgId);
  await notifyLive(tx, orgId, 'themes');
  return true;
}

export interface ToldFigures {
  told: number;
  answered: number;
  solved: number;
  notSolved: number;
}

/** What came of the last telling of a theme whose messages went out; null: none did. */
export async function readToldFigures(tx: Tx, themeId: string): Promise<ToldFigures | null> {
  const [row] = await tx<ToldFigures[]>`
    select
      (select count(*)::int from customer_message m where m.org_id = app_org()
        and m.theme_id = l.theme_id and m.event = 'theme ' || l.theme_id || ' fixed ' || l.number
        and m.kind = 'fixed' and m.approved_at is not null and m.discarded_at is null) as told,
      count(a.id)::int as answered,
      count(a.id) filter (where a.outcome = 'solved')::int as solved,
      count(a.id) filter (where a.outcome = 'not_solved')::int as not_solved
    from theme_telling l
      left join told_outcome a on a.org_id = app_org() and a.telling_id = l.id
    where l.org_id = app_org() and l.theme_id = ${themeId} and l.released_at is not null
    group by l.org_id, l.id order by l.number desc limit 1`;
  return row ?? null;
}

/** Who said that it is not solved, the last one first. */
export function listNotSolved(tx: Tx, themeId: string) {
  return tx<
    {
      id: string;
      feedbackId: string;
      caseId: string | null;
      caseCode: string;
      note: string | null;
      answeredAt: Date;
    }[]
  >`
    select a.id, a.feedback_id, f.case_id, f.case_code, a.note, a.answered_at
    from told_outcome a join feedback f on f.org_id = app_org() and f.id = a.feedback_id
    where a.org_id = app_org() and a.theme_id = ${themeId} and a.outcome = 'not_solved'
    order by a.answered_at desc limit 20`;
}

/** Themes of which enough who were told say that it is not solved, in the order of locking. */
export async function listToldInVain(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select t.id from theme t
    where t.org_id = app_org() and t.status in ('verifying', 'prevented') and t.removed_at is null
      and exists (select from told_outcome a where a.org_id = app_org() and a.theme_id = t.id
        and a.outcome = 'not_solved')
    order by t.id`;
  const themes = await Promise.all(rows.map(({ id }) => isToldInVain(tx, id)));
  return rows.flatMap(({ id }, i) => (themes[i] ? [id] : []));
}

/**
 * Whether at least three, and a fifth of those who answered, say that what they were told is fixed is
 * not. Answers from before the theme stood where it stands, or before a person said that such answers
 * are no regress, do not count.
 */
export async function isToldInVain(tx: Tx, themeId: string): Promise<boolean> {
  const [row] = await tx<[{ answered: number; notSolved: number }]>`
    select count(*)::int as answered,
      count(*) filter (where a.outcome = 'not_solved')::int as not_solved
    from told_outcome a
    where a.org_id = app_org() and a.theme_id = ${themeId}
      and a.answered_at > coalesce((select max(e.created_at) from theme_event e
        where e.org_id = app_org() and e.theme_id = ${themeId}
          and (e.act = 'regressed' or e.undoes in (select r.id from theme_event r
            where r.org_id = app_org() and r.theme_id = ${themeId} and r.act = 'regressed'))),
        '-infinity'::timestamptz)`;
  const { answered, notSolved } = row;
  return notSolved >= REGRESS_COUNT && notSolved / answered >= REGRESS_SHARE;
}

/** Whether the writer of a comment was told that it is fixed and has not said whether it is. */
export async function isOutcomeWanted(tx: Tx, feedbackId: string): Promise<boolean> {
  const told = await findToldOf(tx, feedbackId);
  if (!told) return false;
  const [row] = await tx<[{ isWanted: boolean }]>`
    select t.status in ('verifying', 'prevented') and not exists (select from told_outcome a
      where a.org_id = app_org() and a.telling_id = ${told.tellingId}
        and a.recipient = ${told.recipient}) as is_wanted
    from theme t where t.org_id = app_org() and t.id = ${told.themeId}`;
  return row.isWanted;
}
