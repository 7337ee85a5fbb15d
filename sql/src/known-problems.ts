import type { Tx } from './connect.ts';

/** Words per language; where there are none the product says it itself. */
export type ProblemWords = Record<string, { title: string; text?: string | undefined }>;

export interface KnownProblem {
  id: string;
  words: ProblemWords;
  startedAt: Date;
  expectedAt: Date | null;
  endedAt: Date | null;
  solvedHours: number;
  themeId: string | null;
  themeLabel: string | null;
  surveyIds: string[];
  placeIds: string[];
  meToos: number;
  repeats: number;
  version: number;
  /** Null: whoever published it is gone. */
  publishedBy: string | null;
  publishedAt: Date;
  isOverdue: boolean;
}

/** What is said about a problem, by whoever publishes or changes it. */
export interface ProblemFacts {
  words: ProblemWords;
  startedAt: string;
  expectedAt: string | null;
  solvedHours: number;
  themeId: string | null;
  surveyIds: string[];
  placeIds: string[];
}

const columns = (tx: Tx) => tx`
  p.id, p.words, p.started_at, p.expected_at, p.ended_at, p.solved_hours, p.theme_id,
  theme.label as theme_label, p.survey_ids, p.place_ids, p.me_toos, p.repeats, p.version,
  member.name as published_by, p.published_at,
  p.ended_at is null and coalesce(p.expected_at < now(), false) as is_overdue`;

const joined = (tx: Tx) => tx`
  left join theme on theme.org_id = p.org_id and theme.id = p.theme_id
  left join member on member.org_id = p.org_id and member.id = p.published_by`;

/** Those that last first, then those that are over, newest first. */
export function listKnownProblems(tx: Tx, limit: number) {
  return tx<KnownProblem[]>`
    select ${columns(tx)} from known_problem p ${joined(tx)}
    where p.org_id = app_org()
    order by p.ended_at is not null, coalesce(p.ended_at, p.started_at) desc, p.id desc
    limit ${limit}`;
}

/** Those of a theme and of themes that were merged into it, newest first. */
export function listProblemsOfTheme(tx: Tx, themeId: string, limit: number) {
  return tx<KnownProblem[]>`
    select ${columns(tx)} from known_problem p ${joined(tx)}
    where p.org_id = app_org() and (p.theme_id = ${themeId} or p.theme_id in (
      select id from theme where org_id = app_org() and merged_into = ${themeId}))
    order by p.started_at desc, p.id desc limit ${limit}`;
}

export async function readKnownProblem(tx: Tx, id: string) {
  const [row] = await tx<KnownProblem[]>`
    select ${columns(tx)} from known_problem p ${joined(tx)}
    where p.org_id = app_org() and p.id = ${id}`;
  return row;
}

/** Held until the transaction ends. */
export async function lockKnownProblem(tx: Tx, id: string) {
  await tx`select from known_problem where org_id = app_org() and id = ${id} for update`;
  return readKnownProblem(tx, id);
}

/** Whether all that a problem refers to is there. */
export async function areSubjectsThere(
  tx: Tx,
  { themeId, surveyIds, placeIds }: Pick<ProblemFacts, 'themeId' | 'surveyIds' | 'placeIds'>,
): Promise<boolean> {
  const [row] = await tx<[{ there: boolean }]>`
    select (${themeId}::uuid is null or exists (select from theme
        where org_id = app_org() and id = ${themeId}::uuid))
      and (select count(*) from survey where org_id = app_org() and id = any(${surveyIds}::uuid[]))
        = ${surveyIds.length}::int
      and (select count(*) from place where org_id = app_org() and id = any(${placeIds}::uuid[]))
        = ${placeIds.length}::int as there`;
  return row.there;
}

export async function insertKnownProblem(tx: Tx, facts: ProblemFacts, publishedBy: string | null) {
  const [row] = await tx<[{ id: string }]>`
    insert into known_problem (org_id, words, started_at, expected_at, solved_hours, theme_id,
      survey_ids, place_ids, published_by)
    values (app_org(), ${tx.json(facts.words)}, ${facts.startedAt}, ${facts.expectedAt},
      ${facts.solvedHours}, ${facts.themeId}, ${facts.surveyIds}, ${facts.placeIds},
      ${publishedBy})
    returning id`;
  return row.id;
}

export async function updateKnownProblem(tx: Tx, id: string, facts: ProblemFacts) {
  await tx`
    update known_problem set words = ${tx.json(facts.words)},
      started_at = ${facts.startedAt}, expected_at = ${facts.expectedAt},
      solved_hours = ${facts.solvedHours}, theme_id = ${facts.themeId},
      survey_ids = ${facts.surveyIds}, place_ids = ${facts.placeIds}, version = version + 1
    where org_id = app_org() and id = ${id}`;
}

/** Says that it is over now, or that it lasts after all. */
export async function setEnded(tx: Tx, id: string, isOver: boolean): Promise<void> {
  await tx`
    update known_problem
    set ended_at = ${isOver ? tx`greatest(now(), started_at)` : tx`null`}, version = version + 1
    where org_id = app_org() and id = ${id}`;
}

/** What customers are shown where they meet a survey: what lasts, and what was solved a while ago. */
export interface ShownProblem {
  id: string;
  words: ProblemWords;
  startedAt: Date;
  expectedAt: Date | null;
  endedAt: Date | null;
}

export function listShownProblems(tx: Tx, at: { surveyId: string; placeId: string | null }) {
  return tx<ShownProblem[]>`
    select id, words, started_at, expected_at, ended_at from known_problem
    where org_id = app_org() and started_at <= now()
      and (ended_at is null
        or ended_at > now() - interval '168 hours'
          and ended_at > now() - make_interval(hours => solved_hours))
      and (survey_ids = '{}' or ${at.surveyId}::uuid = any(survey_ids))
      and (place_ids = '{}' or ${at.placeId}::uuid = any(place_ids))
    order by ended_at is not null, started_at desc limit 5`;
}
