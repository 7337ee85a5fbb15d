import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  areSubjectsThere,
  insertKnownProblem,
  listKnownProblems,
  listProblemsOfTheme,
  lockKnownProblem,
  readKnownProblem,
  setEnded,
  updateKnownProblem,
  type KnownProblem,
  type ProblemFacts,
} from '@vocero/sql/known-problems';
import { notifyLive } from '@vocero/sql/live';
import { themeExists } from '@vocero/sql/themes';
import type { Audit } from '../audit.ts';
import * as contract from '../contract/known-problems.ts';
import type { App, Deps } from '../deps.ts';
import { problemAnswer } from '../known-problem-answer.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** More than anybody looks through. */
const MOST = 200;

/** What customers are told does not work just now. */
export function knownProblemRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listKnownProblems, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      items: (await listKnownProblems(tx, MOST)).map(problemAnswer),
    })),
  );

  serve(app, deps, contract.listThemeProblems, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      return { items: (await listProblemsOfTheme(tx, params.id, MOST)).map(problemAnswer) };
    }),
  );

  serve(app, deps, contract.publishKnownProblem, ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await requireSubjects(tx, body);
      const id = await insertKnownProblem(tx, body, memberId);
      const made = (await readKnownProblem(tx, id))!; // just written
      const after = factsOf(made);
      await audit(tx, { act: 'known_problem_published', subject: subjectOf(made), after });
      await notifyLive(tx, orgId, 'themes');
      return problemAnswer(made);
    });
  });

  serve(app, deps, contract.changeKnownProblem, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await lockKnownProblem(tx, params.id);
      if (!before) throw notFound();
      if (before.version !== body.version) throw new Problem(409, 'known_problem_changed');
      await requireSubjects(tx, body);
      await updateKnownProblem(tx, before.id, body);
      return tellChange(tx, {
        orgId: principal.orgId,
        before,
        act: 'known_problem_changed',
        audit,
      });
    }),
  );

  const setOver = (isOver: boolean) =>
    serve(
      app,
      deps,
      isOver ? contract.endKnownProblem : contract.reopenKnownProblem,
      ({ principal, params, audit }) =>
        inOrganization(sql, principal.orgId, async (tx) => {
          const before = await lockKnownProblem(tx, params.id);
          if (!before) throw notFound();
          if ((before.endedAt !== null) === isOver) return problemAnswer(before); // said before
          await setEnded(tx, before.id, isOver);
          const act = isOver ? 'known_problem_ended' : 'known_problem_reopened';
          return tellChange(tx, { orgId: principal.orgId, before, act, audit });
        }),
    );
  setOver(true);
  setOver(false);
}

interface Change {
  orgId: string;
  before: KnownProblem;
  act: 'known_problem_changed' | 'known_problem_ended' | 'known_problem_reopened';
  audit: Audit;
}

async function tellChange(tx: Tx, { orgId, before, act, audit }: Change) {
  const now = (await readKnownProblem(tx, before.id))!; // held by this transaction
  const subject = subjectOf(now);
  await audit(tx, { act, subject, before: factsOf(before), after: factsOf(now) });
  await notifyLive(tx, orgId, 'themes');
  return problemAnswer(now);
}

/** @throws Problem 422 for a theme, survey or place that the organisation has not. */
async function requireSubjects(tx: Tx, facts: ProblemFacts): Promise<void> {
  const unique = {
    themeId: facts.themeId,
    surveyIds: [...new Set(facts.surveyIds)],
    placeIds: [...new Set(facts.placeIds)],
  };
  if (!(await areSubjectsThere(tx, unique))) throw new Problem(422, 'unknown_reference');
}

const subjectOf = ({ id, words }: KnownProblem) =>
  ({ kind: 'known_problem', id, label: Object.values(words)[0]?.title ?? null }) as const;

const factsOf = (problem: KnownProblem) => ({
  startedAt: problem.startedAt.toISOString(),
  expectedAt: problem.expectedAt?.toISOString() ?? null,
  endedAt: problem.endedAt?.toISOString() ?? null,
  theme: problem.themeId,
  surveys: problem.surveyIds.length,
  places: problem.placeIds.length,
});
