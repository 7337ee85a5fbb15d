import {
  lockCaseWay,
  readCaseWay,
  setCaseType,
  skippedBefore,
  skipStep,
  takeStep,
  untakeStep,
  type CaseStep,
  type CaseWay,
} from '@vocero/sql/case-steps';
import { lockCaseType } from '@vocero/sql/case-types';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import type { CaseState } from '../contract/case-states.ts';
import * as contract from '../contract/case-types.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve, type Wire } from '../serve.ts';

/** The steps of one case: taken, or passed over with a reason. */
export function caseStepRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readCaseWay, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => answerOf(tx, params.id)),
  );

  serve(app, deps, contract.setCaseType, ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const way = openWay(await lockCaseWay(tx, params.id));
      const { typeId } = body;
      if (typeId !== null && (await lockCaseType(tx, typeId))?.archivedAt !== null)
        throw new Problem(422, 'unknown_reference');
      if (way.typeId !== typeId) await setCaseType(tx, { caseId: params.id, typeId, memberId });
      await notifyLive(tx, orgId, 'cases');
      return answerOf(tx, params.id);
    });
  });

  serve(app, deps, contract.takeCaseStep, ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const way = openWay(await lockCaseWay(tx, params.id));
      const step = way.steps.find(({ key }) => key === params.key);
      if (!step) throw notFound();
      const act = { caseId: params.id, step, memberId };
      if (body.done) await goOn(tx, { way, act, why: body.why });
      else if (step.done) await untakeStep(tx, act);
      await notifyLive(tx, orgId, 'cases');
      return answerOf(tx, params.id);
    });
  });
}

interface GoOn {
  way: CaseWay;
  act: { caseId: string; step: CaseStep; memberId: string };
  why: string | null;
}

/** @throws Problem 422 where required steps are passed over and nobody says why. */
async function goOn(tx: Tx, { way, act, why }: GoOn): Promise<void> {
  if (act.step.done?.state === 'done') return; // ticked before
  const skipped = skippedBefore(way.steps, act.step.key);
  if (skipped.length > 0) {
    if (why === null) throw new Problem(422, 'skip_needs_reason', { n: skipped.length });
    for (const step of skipped) await skipStep(tx, { ...act, step, why });
  }
  await takeStep(tx, act);
}

function openWay(way: CaseWay | undefined): CaseWay {
  if (!way) throw notFound();
  if (way.closedAt !== null) throw new Problem(409, 'case_is_closed');
  return way;
}

async function answerOf(tx: Tx, caseId: string): Promise<Wire<contract.CaseWay>> {
  const way = await readCaseWay(tx, caseId);
  if (!way) throw notFound();
  const { typeId, version, names, closedAt, steps } = way;
  return {
    typeId,
    version,
    names,
    isClosed: closedAt !== null,
    steps: steps.map((step): contract.CaseStep => ({
      ...step,
      role: step.role as contract.CaseStep['role'],
      state: step.state as CaseState | null,
    })),
  };
}
