import {
  beginChoice,
  listChoices,
  lockCaseState,
  lockChoice,
  offerChoice,
  unbeginChoice,
  withdrawChoice,
  type CaseChoice,
} from '@vocero/sql/case-choices';
import { endOfDay } from '@vocero/sql/case-clock';
import { readCaseFacts } from '@vocero/sql/case-facts';
import { readClockCalendar } from '@vocero/sql/case-policy';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import * as contract from '../contract/case-options.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve, type Wire } from '../serve.ts';

/** Options side by side, of which a customer picks one: offered, taken back, begun. */
export function caseChoiceRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listCaseChoices, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await readCaseFacts(tx, params.id))) throw notFound();
      return answerOf(tx, params.id);
    }),
  );

  serve(app, deps, contract.offerCaseChoice, ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await requireOpen(tx, params.id);
      await offerChoice(tx, { caseId: params.id, ...body, memberId });
      return answerOf(tx, params.id);
    });
  });

  serve(app, deps, contract.withdrawCaseChoice, ({ principal, params }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const choice = existing(await lockChoice(tx, params.id));
      await withdrawChoice(tx, choice, memberId);
      return answerOf(tx, choice.caseId);
    });
  });

  serve(app, deps, contract.beginCaseChoice, ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const choice = existing(await lockChoice(tx, params.id));
      await requireOpen(tx, choice.caseId);
      if (choice.withdrawnAt || choice.chosen === null) throw new Problem(409, 'nothing_chosen');
      if (body.begun === (choice.begunAt !== null)) return answerOf(tx, choice.caseId);
      if (body.begun) {
        if (body.dueOn !== null) await requireAhead(tx, body.dueOn);
        await beginChoice(tx, { choice, memberId, dueOn: body.dueOn });
      } else await unbeginChoice(tx, choice, memberId);
      return answerOf(tx, choice.caseId);
    });
  });
}

function existing(choice: CaseChoice | undefined): CaseChoice {
  if (!choice) throw notFound();
  return choice;
}

/** @throws Problem 404 for no case of theirs, 409 for one that is closed. */
async function requireOpen(tx: Tx, caseId: string): Promise<void> {
  const state = await lockCaseState(tx, caseId);
  if (!state) throw notFound();
  if (!state.isOpen) throw new Problem(409, 'case_is_closed');
}

/** @throws Problem 422 for a day on which nobody works any more. */
async function requireAhead(tx: Tx, day: string): Promise<void> {
  const ends = endOfDay(await readClockCalendar(tx), day);
  if (ends <= new Date()) throw new Problem(422, 'day_is_over');
}

const answerOf = async (tx: Tx, caseId: string) => ({
  items: (await listChoices(tx, caseId)).map(choiceAnswer),
});

/** Whose case it is was asked for by name. */
const choiceAnswer = ({ caseId: _caseId, ...choice }: CaseChoice): Wire<contract.CaseChoice> =>
  choice;
