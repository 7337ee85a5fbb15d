import { isNotActedOn } from './asked.ts';
import type { Tx } from './connect.ts';
import { ERASED } from './erasures.ts';
import { feedbackColumns, withPlacement, type Feedback, type FeedbackRow } from './feedback.ts';
import type { FeedbackFlag } from './store-feedback.ts';
import { againAs, firstTimeAs, repeatAs, type RepeatFilter } from './repeat-filter.ts';

export interface FeedbackFilter {
  /** This one alone, if it passes the rest. */
  id?: string | undefined;
  /** One of these. */
  ids?: readonly string[] | undefined;
  theme?: string | undefined;
  /** `waiting`: not read by the engine yet. */
  state?: 'placed' | 'unsorted' | 'not_relevant' | 'waiting' | undefined;
  channel?: string | undefined;
  language?: string | undefined;
  /** Code of a contact reason, `none`, or `other`: none of the register but one in own words. */
  reason?: string | undefined;
  kind?: string | undefined;
  /** What it is, or `none`. */
  type?: string | undefined;
  /** `no`: read, relevant, and in no theme that was acted on. */
  acted?: 'no' | undefined;
  /** Id of the department that causes it, or `none`: that of its theme, else that of its reason. */
  department?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  import?: string | undefined;
  repeat?: RepeatFilter | undefined;
  /** A cause for which somebody had to come again, or `any`. */
  again?: string | undefined;
  /** An answer to "right the first time?"; `said`: yes or no. */
  firstTime?: 'yes' | 'no' | 'said' | undefined;
  /** The question of the survey that is answered; `any`: one of its three. */
  scored?: 'any' | 'solved' | 'treated' | undefined;
  /** Id of the place where it was said. */
  place?: string | undefined;
  /** Id of the kiosk that it was answered on; `early`: by somebody who left before the last question. */
  kiosk?: string | undefined;
  ended?: 'early' | undefined;
  /** Id of the survey or form that it answers. */
  survey?: string | undefined;
  /** Called urgent; `open`: and nobody looks after it. */
  urgent?: 'any' | 'open' | undefined;
  /** The version of it that was answered; 0: before there was one. */
  version?: number | undefined;
  /** The language in which a survey was asked, else that of the words. */
  asked?: string | undefined;
  /** A question of a survey, or a score, that is answered; `comment`: words are there. */
  answered?: string | undefined;
  /** What is odd about it; `any`: something is; `none`: nothing is. */
  flagged?: FeedbackFlag | 'any' | 'none' | undefined;
}

/** Where a page begins: directly after this comment. */
export interface FeedbackPosition {
  at: Date;
  id: string;
}

/** Comments that pass the filter, newest first, from after a position on. */
export async function listFeedback(
  tx: Tx,
  filter: FeedbackFilter,
  after: FeedbackPosition | null,
  limit: number,
): Promise<Feedback[]> {
  const { source, at, id } = isAboutPlacement(filter) ? placedFirst(tx) : allFeedback(tx);
  const rows = await tx<FeedbackRow[]>`
    select ${feedbackColumns(tx)} from ${source}
    where true ${feedbackConditions(tx, filter)}
      ${filter.since ? tx`and ${at} >= ${filter.since}::timestamptz` : tx``}
      ${filter.until ? tx`and ${at} < ${filter.until}::timestamptz` : tx``}
      ${after ? tx`and (${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : tx``}
    order by ${at} desc, ${id} desc limit ${limit}`;
  return rows.map((row) => withPlacement<Feedback>(row));
}

const isAboutPlacement = ({ theme, state }: FeedbackFilter) =>
  theme !== undefined || (state !== undefined && state !== 'waiting');

/** Few of many comments are wanted: the placement's own indexes carry them in order of time. */
const placedFirst = (tx: Tx) => ({
  source: tx`placement p join feedback f
    on f.org_id = p.org_id and f.id = p.feedback_id and p.org_id = app_org()`,
  at: tx`p.occurred_at`,
  id: tx`p.feedback_id`,
});

const allFeedback = (tx: Tx) => ({
  source: tx`feedback f left join placement p
    on p.org_id = f.org_id and p.feedback_id = f.id`,
  at: tx`f.occurred_at`,
  id: tx`f.id`,
});

/** Of `feedback f` and its placement `p`; times are the caller's, who knows by what it goes. */
export function feedbackConditions(tx: Tx, filter: FeedbackFilter) {
  const { theme, state, channel, language, reason, kind } = filter;
  return tx`
    and f.org_id = app_org()
    ${filter.id ? tx`and f.id = ${filter.id}` : tx``}
    ${filter.ids ? tx`and f.id = any(${filter.ids}::uuid[])` : tx``}
    ${theme ? tx`and p.theme_id = ${theme}` : tx``}
    ${state === 'waiting' ? tx`and p.feedback_id is null and f.text <> ''` : tx``}
    ${state && state !== 'waiting' ? tx`and p.state = ${state}` : tx``}
    ${channel ? tx`and f.channel = ${channel}` : tx``}
    ${language ? tx`and f.language = ${language}` : tx``}
    ${reason ? withReason(tx, reason) : tx``}
    ${kind === 'none' ? tx`and f.kind is null and ${isContact(tx)}` : tx``}
    ${kind && kind !== 'none' ? tx`and f.kind = ${kind}` : tx``}
    ${filter.type === 'none' ? tx`and f.type is null` : tx``}
    ${filter.type && filter.type !== 'none' ? tx`and f.type = ${filter.type}` : tx``}
    ${filter.acted ? tx`and ${isNotActedOn(tx)}` : tx``}
    ${filter.department ? causedBy(tx, filter.department) : tx``}
    ${filter.import ? tx`and f.import_id = ${filter.import}` : tx``}
    ${filter.repeat ? repeatAs(tx, filter.repeat) : tx``}
    ${filter.again ? againAs(tx, filter.again) : tx``}
    ${filter.firstTime ? firstTimeAs(tx, filter.firstTime) : tx``}
    ${filter.scored ? tx`and f.scores ?| ${questionsOf(filter.scored)}` : tx``}
    ${filter.place ? tx`and f.place_id = ${filter.place}` : tx``}
    ${filter.kiosk || filter.ended ? tx`and ${isKioskAnswer(tx, filter)}` : tx``}
    ${filter.survey ? tx`and f.survey_id = ${filter.survey}` : tx``}
    ${filter.urgent ? tx`and f.is_urgent` : tx``}
    ${filter.urgent === 'open' ? tx`and f.urgent_taken_by is null` : tx``}
    ${filter.version === undefined ? tx`` : tx`and coalesce(f.survey_version, 0) = ${filter.version}`}
    ${filter.asked ? tx`and coalesce(f.locale, f.language) = ${filter.asked}` : tx``}
    ${filter.answered ? tx`and ${answers(tx, filter.answered)}` : tx``}
    ${filter.flagged ? flaggedAs(tx, filter.flagged) : tx``}`;
}

/** Comments with an answer in this field; what goes with a task is one, too. */
const answers = (tx: Tx, field: string) =>
  field === 'comment'
    ? tx`f.text <> ''`
    : tx`(f.scores ? ${field} or f.answers ?| ${[field, `${field}Managed`]})`;

function flaggedAs(tx: Tx, flag: NonNullable<FeedbackFilter['flagged']>) {
  if (flag === 'none') return tx`and f.flags = '{}'`;
  return flag === 'any' ? tx`and f.flags <> '{}'` : tx`and ${flag} = any(f.flags)`;
}

const isKioskAnswer = (tx: Tx, { kiosk, ended }: FeedbackFilter) => tx`
  exists (select from kiosk_answer answer
    where answer.org_id = f.org_id and answer.feedback_id = f.id
      ${kiosk ? tx`and answer.kiosk_id = ${kiosk}` : tx``}
      ${ended ? tx`and not answer.is_finished` : tx``})`;

const questionsOf = (scored: 'any' | 'solved' | 'treated') =>
  scored === 'any' ? ['solved', 'treated', 'firstTime'] : [scored];

/** An answer without a word lacks neither: there is nothing to give one to. */
const isContact = (tx: Tx) => tx`(f.text <> '' or f.reason_id is not null or f.kind is not null)`;

/** A code may have been given anew after its first reason was archived; both are meant. */
function withReason(tx: Tx, code: string) {
  if (code === 'none') return tx`and f.reason_id is null and ${isContact(tx)}`;
  if (code === 'other') return tx`and f.reason_id is null and f.reason_other is not null`;
  return tx`and f.reason_id in (
    select id from contact_reason where org_id = app_org() and code = ${code})`;
}

/**
 * As reports count it: the theme's department, and only where it has none that of the reason. The few
 * themes and reasons are read once, not for each comment.
 */
function causedBy(tx: Tx, department: string) {
  const theme = (which: ReturnType<Tx>) => tx`coalesce(p.theme_id in (
    select id from theme where org_id = app_org() and ${which}), false)`;
  const reason = (which: ReturnType<Tx>) => tx`coalesce(f.reason_id in (
    select id from contact_reason where org_id = app_org() and ${which}), false)`;
  const isAny: ReturnType<Tx> = tx`department_id is not null`;
  const isIts: ReturnType<Tx> = tx`department_id = ${department}`;
  return department === 'none'
    ? tx`and not ${theme(isAny)} and not ${reason(isAny)} and ${isContact(tx)}`
    : tx`and (${theme(isIts)} or ${reason(isIts)} and not ${theme(isAny)})`;
}

export interface RecentFeedback {
  id: string;
  text: string;
  language: string | null;
  occurredAt: Date;
  themeId: string | null;
  themeLabel: string | null;
}

/** What was said lately, newest first, with the theme it belongs to. */
export function listRecentFeedback(tx: Tx, { days, limit }: { days: number; limit: number }) {
  return tx<RecentFeedback[]>`
    select f.id, f.text, f.language, f.occurred_at, p.theme_id, t.label as theme_label
    from feedback f
    left join placement p on p.org_id = f.org_id and p.feedback_id = f.id
    left join theme t on t.org_id = p.org_id and t.id = p.theme_id
    where f.org_id = app_org() and f.text not in ('', ${ERASED})
      and f.occurred_at > now() - make_interval(days => ${days}) and f.occurred_at <= now()
    order by f.occurred_at desc, f.id desc limit ${limit}`;
}
